import { closeSync, openSync, readdirSync, readSync } from 'node:fs'
import { open } from 'node:fs/promises'
import type { ProcReader } from './tree-source.js'

/** The longest of them is a browser's command line. */
const longestBytes = 65_536

/**
 * Reads what the kernel writes. Node's own `readFile` takes a fresh 64 kB for each file without a size, which all of
 * these are: hundreds of looks at hundreds of processes would themselves be what fills the memory (measured: 20 MB a
 * second at five looks a second). What the kernel answers at once is read at once; the walk through a large process's
 * pages happens on another thread.
 */
export function createProcReader(): ProcReader {
  const buffer = Buffer.allocUnsafeSlow(longestBytes)

  function readNow(path: string): string {
    const file = openSync(path, 'r')
    try {
      let length = 0
      for (let read = -1; read !== 0 && length < longestBytes; length += read) {
        read = readSync(file, buffer, length, longestBytes - length, null)
      }
      return buffer.toString('utf8', 0, length)
    } finally {
      closeSync(file)
    }
  }

  async function readSlowly(path: string): Promise<string> {
    const file = await open(path, 'r')
    try {
      const small = Buffer.allocUnsafe(2_048)
      const { bytesRead } = await file.read(small, 0, small.length, null)
      return small.toString('utf8', 0, bytesRead)
    } finally {
      await file.close()
    }
  }

  return {
    readFile: async path => (path.endsWith('/smaps_rollup') ? readSlowly(path) : readNow(path)),
    readdir: async path => readdirSync(path),
  }
}
