import type { ImportProgress } from '@comanda/shared/imports/types.js'

const number = new Intl.NumberFormat('en')

export const readOf = ({ added, changed, unchanged, setAside }: ImportProgress): number =>
  added + changed + unchanged + setAside

/** "1,200 read = 1,000 new + 20 changed + 170 unchanged + 10 set aside" */
export const describeCounts = (progress: ImportProgress): string =>
  `${number.format(readOf(progress))} read = ${number.format(progress.added)} new + ` +
  `${number.format(progress.changed)} changed + ${number.format(progress.unchanged)} unchanged + ` +
  `${number.format(progress.setAside)} set aside`

const duration = (ms: number): string => {
  const seconds = Math.max(1, Math.round(ms / 1_000))
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}

/** How fast it goes, how long it will take where that can be known, and what this process holds. */
export function describePace(
  { bytesDone, bytesTotal, files, ...counts }: ImportProgress,
  since: { elapsedMs: number; read: number; bytes: number },
): string {
  const read = readOf({ bytesDone, bytesTotal, files, ...counts }) - since.read
  const bytes = bytesDone - since.bytes
  const rate = Math.round(read / Math.max(0.001, since.elapsedMs / 1_000))
  const left =
    bytesTotal > bytesDone && bytes > 0
      ? `, ${duration((since.elapsedMs * (bytesTotal - bytesDone)) / bytes)} left`
      : ''
  const megabytes = Math.round(process.memoryUsage.rss() / 1024 ** 2)
  return `${number.format(rate)} a second${left}, ${number.format(files)} files, ${megabytes} MB`
}
