import { statfs } from 'node:fs/promises'

const megabyte = 1024 * 1024

/** Below it a database may soon find no room; below the second it may find none at any moment. */
const scarceBelow = 500 * megabyte
const goneBelow = 100 * megabyte

export type Room = 'enough' | 'scarce' | 'gone'

/** @param freeBytes undefined: nobody can tell, which is no trouble */
export function judgeRoom(freeBytes: number | undefined): Room {
  if (freeBytes === undefined || freeBytes >= scarceBelow) return 'enough'
  return freeBytes < goneBelow ? 'gone' : 'scarce'
}

/** What is left to us on the fullest of the disks that hold these folders; undefined where none can be asked. */
export async function freeBytes(folders: readonly string[]): Promise<number | undefined> {
  const found = await Promise.allSettled(folders.map(folder => statfs(folder)))
  const free = found.flatMap(result =>
    result.status === 'fulfilled' ? [result.value.bavail * result.value.bsize] : [],
  )
  return free.length === 0 ? undefined : Math.min(...free)
}
