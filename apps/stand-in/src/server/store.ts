import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { StoredAccount } from './account.js'
import type { MediaFile } from './media.js'

/** How long changes gather before they are written. */
const writeAfterMs = 500

/** What outlives the process: credentials, people, chats with their history, media. */
export interface Store {
  accounts: StoredAccount[]
  media: [string, MediaFile][]
  /** Writes soon. */
  changed(): void
  /** Writes now, and resolves when the disk has it. */
  saveNow(): Promise<void>
  addMedia(path: string, file: MediaFile): void
}

export interface StoreOptions {
  /** Absent: nothing is kept. */
  dir: string | undefined
  collect(): StoredAccount[]
  onError(error: unknown): void
}

/** Opens the folder and reads what a former process left there. */
export async function openStore({ dir, collect, onError }: StoreOptions): Promise<Store> {
  if (!dir) {
    const nothing = () => undefined
    return { accounts: [], media: [], changed: nothing, saveNow: async () => nothing(), addMedia: nothing }
  }
  await mkdir(join(dir, 'media'), { recursive: true, mode: 0o700 })
  const file = join(dir, 'accounts.json')
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const saveNow = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    writing = writing.then(() => writeAtomically(file, JSON.stringify(collect())))
    const written = writing
    // A failed write must not fail every later one: the next starts anew.
    writing = writing.catch(onError)
    return written
  }
  return {
    accounts: await readAccounts(file),
    media: await readMedia(join(dir, 'media')),
    changed() {
      timer ??= setTimeout(() => void saveNow().catch(() => undefined), writeAfterMs)
    },
    saveNow,
    addMedia(path, { mimetype, bytes }) {
      const data = JSON.stringify({ mimetype, data: bytes.toString('base64') })
      writeAtomically(join(dir, path), data).catch(onError)
    },
  }
}

async function writeAtomically(file: string, data: string): Promise<void> {
  const temporary = `${file}.new`
  const handle = await open(temporary, 'w', 0o600)
  try {
    await handle.writeFile(data)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(temporary, file)
}

async function readAccounts(file: string): Promise<StoredAccount[]> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as StoredAccount[]
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw new Error(`the stand-in's state in ${file} can't be read; remove it to start afresh`, {
      cause: error,
    })
  }
}

async function readMedia(dir: string): Promise<[string, MediaFile][]> {
  const names = (await readdir(dir)).filter(name => !name.endsWith('.new'))
  return Promise.all(
    names.map(async (name): Promise<[string, MediaFile]> => {
      const { mimetype, data } = JSON.parse(await readFile(join(dir, name), 'utf8')) as {
        mimetype: string
        data: string
      }
      return [`/media/${name}`, { mimetype, bytes: Buffer.from(data, 'base64') }]
    }),
  )
}
