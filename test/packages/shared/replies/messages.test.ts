import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { readAnswer } from '@comanda/order-language/read-answer.js'
import { repliesIn } from '@comanda/shared/replies/replies.js'
import { expect } from 'chai'
import { IntlMessageFormat } from 'intl-messageformat'

const folder = path.resolve(import.meta.dirname, '../../../../../packages/shared/messages')
const languages = readdirSync(folder).map(file => path.basename(file, '.json'))
const read = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(path.join(folder, `${language}.json`), 'utf8'))
const english = read('en')

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

const hasOptions = (
  part: Part,
): part is Part & { value: string; options: Record<string, { value: Part[] }> } => 'options' in part

function argumentsIn(parts: readonly Part[]): string[] {
  return parts.flatMap(part => {
    if (hasOptions(part))
      return [part.value, ...Object.values(part.options).flatMap(({ value }) => argumentsIn(value))]
    // a literal, or the number of a plural
    return part.type === 0 || part.type === 7 || !('value' in part) ? [] : [String(part.value)]
  })
}

const argumentsOf = (text: string, language: string): string[] =>
  [...new Set(argumentsIn(new IntlMessageFormat(text, language).getAst()))].sort()

/** What the code gives, and English has no use for. */
const alsoGiven: Record<string, string[]> = { closedUntil: ['hour'], dueAt: ['hour'] }

const marksIn = (text: string): number => text.split('*').length - 1

describe('the texts to customers', () => {
  it('are there in English, Spanish and Portuguese', () => {
    expect(languages).to.include.members(['en', 'es', 'pt'])
  })

  for (const language of languages) {
    describe(language, () => {
      const texts = read(language)

      it('has each text that English has, and no other', () => {
        expect(Object.keys(texts)).to.deep.equal(Object.keys(english))
      })

      for (const [key, text] of Object.entries(texts)) {
        it(`says ${key} with what it is given`, () => {
          const given = argumentsOf(english[key] ?? '', 'en')
          const used = argumentsOf(text, language)
          expect(given.filter(name => !used.includes(name))).to.deep.equal([])
          const more = alsoGiven[key] ?? []
          expect(used.filter(name => !given.includes(name) && !more.includes(name))).to.deep.equal([])
          expect(text.trim()).to.equal(text).and.not.equal('')
          // what is bold in WhatsApp
          expect(marksIn(text)).to.equal(marksIn(english[key] ?? ''))
        })
      }

      it('is what customers of such a shop get', () => {
        expect(repliesIn(language).say('thanks')).to.equal(texts.thanks)
        expect(repliesIn(`${language}-US`).say('thanks')).to.equal(texts.thanks)
      })

      it('asks for a yes by a word that is taken for one', () => {
        for (const text of [texts.cart, texts.sayYes]) {
          const word = /\*(\p{L}+)\*/u.exec(text ?? '')?.[1]
          expect(readAnswer(word ?? '')).to.equal('yes')
        }
      })
    })
  }
})
