import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createMenuRepository } from '@comanda/shared/menu/repository.js'
import { expect } from 'chai'
import { useDrivenShop } from '../../support/driven-shop.js'
import { languageOf, type TranscriptShop, transcriptShops } from './hold-transcript.js'

const folder = path.resolve(import.meta.dirname, '../../../apps/bot/transcripts')
const atOnce = 6

interface Turn {
  said: string
  heard: string[]
}

/** @returns undefined where more happens than talk, or several messages are said in one go */
function readTurns(written: string): Turn[] | undefined {
  const turns: Turn[] = []
  // when that is depends on the clock, which the real client doesn't take from a test
  if (written.includes('\n  (it is due ')) return undefined
  const blocks = written.replace(/^@ language \w+\n/, '').split(/\n(?=> )/)
  for (const [index, block] of blocks.entries()) {
    const [first = '', ...rest] = block.split('\n')
    // the next one is said without waiting for an answer
    if (rest.length === 0 && index < blocks.length - 1) return undefined
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
describe('conversations on the real client', () => {
  const shop = useDrivenShop({}, { isNew: true })

  before(async () => {
    shop.startBot()
    await shop.pair()
  })

  async function hold(phone: string, turns: readonly Turn[]): Promise<string[]> {
    for (const { said } of turns) await shop.untilSettled([await shop.write(phone, said)])
    return (await shop.replies(phone)).map(withoutNumber)
  }

  /** The shop becomes the one of that language: a menu brings its own. */
  async function speak({ name, menu, deliveryFeeMinor }: TranscriptShop): Promise<void> {
    await createMenuRepository(shop.db).replace(shop.businessId, menu)
    await shop.db('businesses').where({ id: shop.businessId }).update({
      name,
      delivery_fee_minor: deliveryFeeMinor,
    })
  }

  const talks = readdirSync(folder)
    .filter(name => name.endsWith('.txt'))
    .flatMap((file, index) => {
      const written = readFileSync(path.join(folder, file), 'utf8').trimEnd()
      const turns = readTurns(written)
      const phone = `155512${String(index).padStart(5, '0')}`
      return turns === undefined ? [] : [{ file, language: languageOf(written), turns, phone }]
    })

  for (const [language, atLeast] of [
    ['en', 25],
    ['es', 2],
    ['pt', 2],
  ] as const) {
    it(`say what they say in the transcripts, in ${language}`, async () => {
      const shopThere = transcriptShops[language]
      if (shopThere === undefined) throw new Error(`no shop speaks ${language}`)
      await speak(shopThere)
      const spoken = talks.filter(talk => talk.language === language)
      expect(spoken).to.have.length.at.least(atLeast)
      const waiting = [...spoken]
      const held = new Map<string, string[]>()
      const customer = async (): Promise<void> => {
        for (let talk = waiting.shift(); talk !== undefined; talk = waiting.shift())
          held.set(talk.file, await hold(talk.phone, talk.turns))
      }
      await Promise.all(Array.from({ length: atOnce }, customer))
      for (const { file, turns } of spoken) {
        const expected = turns.flatMap(({ heard }) => heard.map(withoutNumber))
        expect(held.get(file), file).to.deep.equal(expected)
      }
    })
  }
})
