import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { type DrivenShop, openShop } from '../../support/driven-shop.js'
import { trattoriaMenu } from '../../support/trattoria-menu.js'

const folder = path.resolve(import.meta.dirname, '../../../apps/bot/transcripts')
const atOnce = 6

interface Turn {
  said: string
  heard: string[]
}

/** @returns undefined where more happens than talk, or several messages are said in one go */
function readTurns(written: string): Turn[] | undefined {
  const turns: Turn[] = []
  for (const block of written.split(/\n(?=> )/)) {
    const [first = '', ...rest] = block.split('\n')
    const isPlain = /^> [^[]/.test(first) && !rest.some(line => /^[@>]/.test(line))
    if (!isPlain) return undefined
    const reply = rest.filter(line => line.startsWith('<')).map(line => line.slice(2))
    const isTalk = rest.every(line => line === '' || /^(<|#| {2}\()/.test(line))
    if (!isTalk) return undefined
    turns.push({ said: first.slice(2), heard: reply.length > 0 ? [reply.join('\n')] : [] })
  }
  return turns
}

/** Orders are numbered as they come, whoever places them. */
const withoutNumber = (reply: string): string => reply.replace(/#\d+/g, '#1')

/** The same files that the handlers are held to, by customers on phones of their own, on the real client. */
describe('conversations on the real client', function () {
  this.timeout(180_000)
  let shop: DrivenShop

  before(async () => {
    shop = await openShop({}, { isNew: true })
    await createMenuRepository(shop.db).replace(shop.businessId, trattoriaMenu)
    await shop.db('businesses').where({ id: shop.businessId }).update({
      name: 'Trattoria Rosa',
      delivery_fee_minor: 300,
    })
    shop.startBot()
    await shop.pair()
  })
  after(() => shop.close())

  async function hold(phone: string, turns: readonly Turn[]): Promise<string[]> {
    for (const { said } of turns) await shop.untilSettled([await shop.write(phone, said)])
    return (await shop.replies(phone)).map(withoutNumber)
  }

  it('say what they say in the transcripts', async () => {
    const talks = readdirSync(folder)
      .filter(name => name.endsWith('.txt'))
      .flatMap((file, index) => {
        const turns = readTurns(readFileSync(path.join(folder, file), 'utf8').trimEnd())
        return turns === undefined ? [] : [{ file, turns, phone: `155512${String(index).padStart(5, '0')}` }]
      })
    expect(talks).to.have.length.at.least(25)
    const waiting = [...talks]
    const held = new Map<string, string[]>()
    const customer = async (): Promise<void> => {
      for (let talk = waiting.shift(); talk !== undefined; talk = waiting.shift())
        held.set(talk.file, await hold(talk.phone, talk.turns))
    }
    await Promise.all(Array.from({ length: atOnce }, customer))
    for (const { file, turns } of talks) {
      const expected = turns.flatMap(({ heard }) => heard.map(withoutNumber))
      expect(held.get(file), file).to.deep.equal(expected)
    }
  })
})
