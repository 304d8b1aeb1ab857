import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect } from 'chai'
import { projectDir } from './setup.js'

/** Each rule with a file that breaks it, by an import. */
const broken: [rule: string, file: string, code: string][] = [
  ['apps-share-through-packages', 'apps/bot/src/a.ts', "import '@comanda/web/services.js'"],
  ['apps-share-through-packages', 'apps/ops/src/a.ts', "import type { A } from '../../bot/src/b.js'"],
  ['benches-import-what-they-measure', 'apps/bench/src/a.ts', "import '@comanda/demo/run-demo.js'"],
  ['packages-know-no-app', 'packages/harness/src/a.ts', "import '@comanda/bench/figure.js'"],
  ['shared-builds-on-order-language-alone', 'packages/shared/src/a.ts', "import '@comanda/harness/shop.js'"],
  ['these-two-packages-stand-alone', 'packages/order-language/src/a.ts', "import '@comanda/shared/a.js'"],
  ['these-two-packages-stand-alone', 'packages/stand-in-control/src/a.ts', "import '@comanda/shared/a.js'"],
  ['order-language-is-pure', 'packages/order-language/src/b.ts', "import { readFile } from 'node:fs'"],
  ['the-product-knows-no-stand-in', 'apps/web/src/a.ts', "import '@comanda/stand-in-control/client.js'"],
  ['whatsapp-has-one-edge', 'apps/bot/src/inbox/a.ts', "import type WAWebJS from 'whatsapp-web.js'"],
  ['postgres-has-one-edge', 'apps/web/src/b.ts', "import type { Knex } from 'knex'"],
  ['postgres-has-one-edge', 'packages/shared/src/orders/service.ts', "import pg from 'pg'"],
  ['redis-has-one-edge', 'packages/shared/src/cache/cache.ts', "const redis = await import('redis')"],
  [
    'sql-stands-in-repositories-and-migrations',
    'packages/shared/src/menu/service.ts',
    "import { queryRows } from '../database/rows.js'",
  ],
  [
    'sql-stands-in-repositories-and-migrations',
    'apps/bot/src/b.ts',
    "import { prepare } from '@comanda/shared/database/statements.js'",
  ],
  ['repositories-know-no-rules', 'packages/shared/src/menu/repository.ts', "import './service.js'"],
  ['main-is-only-started', 'apps/bot/src/c.ts', "import './main.js'"],
  ['routes-stand-on-top', 'apps/web/src/dependencies.ts', "import './routes/orders/order-row.js'"],
  ['routes-stand-on-top', 'apps/web/src/views/a.ts', "import type { A } from '../routes/routes.js'"],
  [
    'features-of-the-dashboard-stand-side-by-side',
    'apps/web/src/routes/menu/a.ts',
    "import '../orders/order-row.js'",
  ],
  ['the-product-imports-no-test', 'apps/bot/src/d.ts', "import '../../../test/support/database.js'"],
]

/** What is imported, and may be: where a path begins with a dot, its file has to be there. */
const sound: [file: string, code: string][] = [
  ['apps/bot/src/whatsapp/session.ts', "import WAWebJS from 'whatsapp-web.js'"],
  ['apps/bench/src/b.ts', "import '@comanda/web/services.js'; import knex from 'knex'; import 'redis'"],
  ['apps/bot/src/main.ts', "import '@comanda/shared/orders/service.js'; import './b.js'"],
  ['apps/web/src/create-app.ts', "import './routes/routes.js'"],
  ['apps/web/src/routes/routes.ts', "import './orders/order-row.js'"],
  ['apps/web/src/routes/orders/order-row.ts', "import type { A } from '../../dependencies.js'"],
  ['packages/shared/src/database/rows.ts', "import type { Knex } from 'knex'"],
  ['packages/shared/src/cache/redis.ts', "const redis = await import('redis')"],
  ['packages/shared/src/orders/repository.ts', "import { queryRows } from '../database/rows.js'"],
  ['packages/order-language/src/c.ts', "import { z } from 'zod'; import './b.js'"],
  ['test/support/database.ts', "import '@comanda/shared/orders/service.js'"],
]

const installed = ['knex', 'pg', 'redis', 'whatsapp-web.js', 'zod']

interface Report {
  summary: { violations: { from: string; rule: { name: string } }[] }
}

describe('the import rules', function () {
  this.timeout(60_000)
  let tree: string
  let found: string[]

  before(async () => {
    tree = await mkdtemp(path.join(tmpdir(), 'comanda-imports-'))
    for (const [file, code] of [...sound, ...broken.map(([, file, code]) => [file, code] as const)]) {
      await mkdir(path.join(tree, path.dirname(file)), { recursive: true })
      await writeFile(path.join(tree, file), `${code}\n`)
    }
    for (const name of installed) {
      const folder = path.join(tree, 'node_modules', name)
      await mkdir(folder, { recursive: true })
      await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name, main: 'index.js' }))
      await writeFile(path.join(folder, 'index.js'), '')
    }
    const { stdout } = await promisify(execFile)(
      path.join(projectDir, 'node_modules/.bin/depcruise'),
      ['--config', path.join(projectDir, 'scripts/import-rules.mjs'), '-T', 'json', 'apps', 'packages'],
      { cwd: tree, maxBuffer: 10_000_000 },
    ).catch((error: { stdout: string }) => error)
    const { summary } = JSON.parse(stdout) as Report
    found = summary.violations.map(({ rule, from }) => `${rule.name}: ${from}`)
  })

  after(() => rm(tree, { recursive: true }))

  it('each see who breaks them, and nobody else', () => {
    expect([...new Set(found)].sort()).to.deep.equal(broken.map(([rule, file]) => `${rule}: ${file}`).sort())
  })

  it('are each broken here', async () => {
    const { default: config } = (await import(path.join(projectDir, 'scripts/import-rules.mjs'))) as {
      default: { forbidden: { name: string }[] }
    }
    expect([...new Set(broken.map(([rule]) => rule))].sort()).to.deep.equal(
      config.forbidden.map(({ name }) => name).sort(),
    )
  })
})
