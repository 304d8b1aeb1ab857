import type { Credential } from '../wire/messages.js'

const databaseName = 'stand-in'
const storeName = 'credential'
const key = 'device'

/** The one thing that this page keeps: which linked device it is. */
export async function readCredential(): Promise<Credential | undefined> {
  return (await run('readonly', store => store.get(key))) as Credential | undefined
}

export async function writeCredential(credential: Credential): Promise<void> {
  await run('readwrite', store => store.put(credential, key))
}

export async function forgetCredential(): Promise<void> {
  await run('readwrite', store => store.delete(key))
}

/** `strict`, so that a browser killed right after still finds it. */
async function run(mode: IDBTransactionMode, act: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  const database = await openDatabase()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(storeName, mode, { durability: 'strict' })
      const request = act(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onerror = () => reject(transaction.error)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
