import { readFile } from 'node:fs/promises'
import { environmentSchema } from '@comanda/shared/config/schema.js'
import { expect } from 'chai'

const settingsPage = new URL('../../../docs/settings.md', import.meta.url)
/** A row of a table that says name, meaning, default and unit. */
const row = /^\| `([A-Z_]+)` \| [^|]+ \| ([^|]+) \| [^|]+ \|$/gm

/** Defaults as the page writes them, by variable. */
async function readPage(): Promise<Record<string, string>> {
  const text = await readFile(settingsPage, 'utf8')
  return Object.fromEntries([...text.matchAll(row)].map(([, name = '', value = '']) => [name, value]))
}

function written(value: unknown): string {
  if (value === undefined) return 'unset'
  if (typeof value === 'boolean') return value ? '`on`' : '`off`'
  return `\`${value}\``
}

describe('the page of settings', () => {
  it('describes every variable of the schema with its default, and no other', async () => {
    const defaults: Record<string, unknown> = environmentSchema.parse({})
    const names = Object.keys(environmentSchema.shape)
    expect(await readPage()).to.deep.equal(
      Object.fromEntries(names.map(name => [name, written(defaults[name])])),
    )
  })
})
