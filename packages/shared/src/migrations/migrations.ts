import type { Knex } from 'knex'
import * as businesses from './001-businesses.js'
import * as menu from './002-menu.js'
import * as messages from './003-messages.js'
import * as orders from './004-orders.js'
import * as recordMessage from './005-record-message.js'
import * as counter from './006-counter.js'
import * as mergeContacts from './007-merge-contacts.js'
import * as ordersChanged from './008-orders-changed.js'
import * as signIn from './009-sign-in.js'
import * as unsent from './010-unsent.js'
import * as unlinking from './011-unlinking.js'
import * as restarts from './012-restarts.js'
import * as memory from './013-memory.js'
import * as readFrom from './014-read-from.js'
import * as alerts from './015-alerts.js'
import * as businessVersions from './016-business-versions.js'
import * as statistics from './017-statistics.js'
import * as finerVersions from './018-finer-versions.js'
import * as recordingByIndex from './019-recording-by-index.js'
import * as learntWords from './020-learnt-words.js'

/** In order. One that has landed never changes: add another. Additive, so that a rolling reload works. */
const migrations: [name: string, migration: Knex.Migration][] = [
  ['001-businesses', businesses],
  ['002-menu', menu],
  ['003-messages', messages],
  ['004-orders', orders],
  ['005-record-message', recordMessage],
  ['006-counter', counter],
  ['007-merge-contacts', mergeContacts],
  ['008-orders-changed', ordersChanged],
  ['009-sign-in', signIn],
  ['010-unsent', unsent],
  ['011-unlinking', unlinking],
  ['012-restarts', restarts],
  ['013-memory', memory],
  ['014-read-from', readFrom],
  ['015-alerts', alerts],
  ['016-business-versions', businessVersions],
  ['017-statistics', statistics],
  ['018-finer-versions', finerVersions],
  ['019-recording-by-index', recordingByIndex],
  ['020-learnt-words', learntWords],
]

/** Names don't depend on a folder or a file's ending, so compiled and source tell the same story. */
export const migrationSource: Knex.MigrationSource<[string, Knex.Migration]> = {
  getMigrations: async () => migrations,
  getMigrationName: ([name]) => name,
  getMigration: async ([, migration]) => migration,
}
