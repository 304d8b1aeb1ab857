import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MenuFileError, readMenuFile } from '@comanda/shared/menu/menu-file.js'
import { expect } from 'chai'

describe('a menu file', () => {
  let folder: string

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'comanda-test-'))
  })
  after(() => rm(folder, { recursive: true }))

  async function fileWith(content: string | Buffer): Promise<string> {
    const file = path.join(folder, 'menu.json')
    await writeFile(file, content)
    return file
  }

  async function problemOf(file: string): Promise<string> {
    const error: unknown = await readMenuFile(file).catch((caught: unknown) => caught)
    if (error instanceof MenuFileError) return error.message
    throw new Error(`no problem: ${error}`)
  }

  const menu = { currency: 'USD', language: 'en', items: [{ id: 'a', name: 'A', priceMinor: 1 }] }

  it('is read with what may be left out filled in', async () => {
    const read = await readMenuFile(await fileWith(JSON.stringify(menu)))
    expect(read.items).to.deep.equal([{ ...menu.items[0], aliases: [], groups: [], defaults: [] }])
  })

  it('may begin with the mark that Windows editors write', async () => {
    const read = await readMenuFile(await fileWith(`\ufeff${JSON.stringify(menu)}`))
    expect(read.items).to.have.length(1)
  })

  it('is named with what is wrong where it is missing, a folder or no JSON', async () => {
    const missing = path.join(folder, 'nothing.json')
    expect(await problemOf(missing)).to.equal(
      `${missing}: there is no such file. Give the path of a menu in JSON.`,
    )
    expect(await problemOf(folder)).to.include(`${folder}: it can't be read (EISDIR)`)
    for (const content of ['', '{', 'name,price', '{"a":1,}']) {
      const file = await fileWith(content)
      expect(await problemOf(file), content).to.include(`${file}: this is no JSON`)
    }
  })

  it('is named with all that is wrong in it, each at its place', async () => {
    const file = await fileWith(JSON.stringify({ ...menu, currency: 'DOLLARS', items: [{ id: 'a' }] }))
    const problem = await problemOf(file)
    expect(problem).to.include(`${file}: this menu can't be used as it is:\n`)
    for (const place of ['currency:', 'items[0].name:', 'items[0].priceMinor:'])
      expect(problem).to.include(`  ${place}`)
  })

  it('says only so much where everything is wrong', async () => {
    const items = Array.from({ length: 1_000 }, () => ({}))
    const problem = await problemOf(await fileWith(JSON.stringify({ ...menu, items })))
    expect(problem.split('\n').length).to.be.below(30)
    expect(problem).to.match(/and \d+ more$/)
  })

  it('says what is wrong where the whole is something else', async () => {
    for (const content of ['null', '[]', '7', '"menu"']) {
      expect(await problemOf(await fileWith(content)), content).to.include('  the whole: ')
    }
  })
})
