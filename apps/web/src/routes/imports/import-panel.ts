import type { Business } from '@comanda/shared/businesses/types.js'
import type { Import } from '@comanda/shared/imports/types.js'
import { counted } from '../../formatting/plural.js'
import { kindWords, statusBadges } from './words.js'

/** How far an import is, for reading. */
export interface ImportPanel {
  heading: string
  badge: { tone: string; word: string }
  text: string
  /** 0 to 100; undefined where nothing tells */
  percent: number | undefined
  /** read = new + changed + unchanged + set aside */
  counts: { label: string; text: string }[]
  pace: string | undefined
  /** what can be done with it: where its form goes */
  actions: { action: string; label: string; tone: string }[]
  /** where what was set aside can be fetched */
  setAsideHref: string | undefined
}

function textOf(row: Import): string {
  const texts: Record<Import['status'], string> = {
    draft: 'Nothing is done yet.',
    running: 'You can leave this page: it goes on by itself.',
    paused: 'What was read stays. It goes on from there.',
    done:
      row.setAside > 0
        ? 'All of it was read. Mend what was set aside in your file, and import the file again: the rest isn’t taken twice.'
        : 'All of it is there.',
    cancelled: 'What was read until then stays.',
    failed: row.problem ?? 'It could not go on.',
  }
  return texts[row.status]
}

function pace(row: Import, now: Date): string | undefined {
  const seconds = (now.getTime() - row.createdAt.getTime()) / 1_000
  const part = row.bytesTotal > 0 ? row.bytesDone / row.bytesTotal : 0
  if (row.status !== 'running' || part <= 0 || part >= 1) return undefined
  const left = Math.ceil((seconds * (1 - part)) / part)
  return left < 90
    ? `About ${counted(left, 'second', 'seconds')} left`
    : `About ${Math.round(left / 60)} minutes left`
}

const actionsOf = ({ id, status }: Import): ImportPanel['actions'] => {
  const to = (what: string): string => `/imports/${id}/${what}`
  if (status === 'running') {
    return [
      { action: to('pause'), label: 'Pause', tone: 'quiet' },
      { action: to('cancel'), label: 'Cancel', tone: 'quiet' },
    ]
  }
  if (status !== 'paused') return []
  return [
    { action: to('resume'), label: 'Go on', tone: 'primary' },
    { action: to('cancel'), label: 'Cancel', tone: 'quiet' },
  ]
}

export function importPanel(row: Import, { language }: Business, now: Date): ImportPanel {
  const number = new Intl.NumberFormat(language)
  const read = row.added + row.changed + row.unchanged + row.setAside
  const part = row.status === 'done' ? 1 : row.bytesTotal > 0 ? row.bytesDone / row.bytesTotal : 0
  return {
    heading: `${kindWords[row.kind]}: ${row.source}`,
    badge: statusBadges[row.status],
    text: textOf(row),
    percent: row.status === 'running' || row.status === 'paused' ? Math.floor(part * 100) : undefined,
    counts: [
      ['Read', read],
      ['New', row.added],
      ['Changed', row.changed],
      ['As it was', row.unchanged],
      ['Set aside', row.setAside],
    ].map(([label, count]) => ({ label: String(label), text: number.format(Number(count)) })),
    pace: pace(row, now),
    actions: actionsOf(row),
    setAsideHref: row.setAside > 0 ? `/imports/${row.id}/set-aside.csv` : undefined,
  }
}
