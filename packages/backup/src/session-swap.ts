import { mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { profilesIn } from './session-files.js'

const stagedPrefix = '.restoring-'

/** New profiles for a session folder: written beside the old ones, put in their place, and taken back where need be. */
export interface SessionSwap {
  /** Removes what a restore left unfinished that was killed. What one had put aside stays. */
  prepare(): Promise<void>
  write(file: string, content: AsyncIterable<Buffer>): Promise<void>
  /** Puts the old profiles aside and the new ones in their place. */
  swap(): Promise<void>
  /** As if nothing had been done; at any point. */
  undo(): Promise<void>
  /** Removes what was put aside. */
  finish(): Promise<void>
}

/** Inside the folder, which may be a mount of its own: a rename doesn't cross those. */
export function createSessionSwap(sessionDir: string): SessionSwap {
  const staged = path.join(sessionDir, `${stagedPrefix}${process.pid}`)
  const aside = path.join(sessionDir, `.before-restore-${process.pid}`)
  const undoing: (() => Promise<void>)[] = []

  async function move(from: string, to: string): Promise<void> {
    await rename(from, to)
    undoing.push(() => rename(to, from))
  }

  return {
    prepare: async () => {
      await mkdir(sessionDir, { recursive: true, mode: 0o700 })
      for (const name of await readdir(sessionDir)) {
        if (name.startsWith(stagedPrefix))
          await rm(path.join(sessionDir, name), { recursive: true, force: true })
      }
    },

    write: async (file, content) => {
      const target = path.join(staged, file)
      await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
      const handle = await open(target, 'wx', 0o600)
      try {
        for await (const chunk of content) await handle.write(chunk)
        await handle.sync()
      } finally {
        await handle.close()
      }
    },

    swap: async () => {
      await mkdir(aside, { recursive: true, mode: 0o700 })
      const fresh = await profilesIn(staged)
      for (const name of await profilesIn(sessionDir))
        await move(path.join(sessionDir, name), path.join(aside, name))
      for (const name of fresh) await move(path.join(staged, name), path.join(sessionDir, name))
    },

    undo: async () => {
      for (let back = undoing.pop(); back !== undefined; back = undoing.pop()) await back()
      await rm(staged, { recursive: true, force: true })
      await rm(aside, { recursive: true, force: true })
    },

    finish: async () => {
      undoing.length = 0
      await rm(staged, { recursive: true, force: true })
      await rm(aside, { recursive: true, force: true })
    },
  }
}
