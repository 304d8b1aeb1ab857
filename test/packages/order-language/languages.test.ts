import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { languages, wordsOf } from '@comanda/order-language/language/vocabulary.js'
import { expect } from 'chai'

const source = path.resolve(import.meta.dirname, '../../../../packages/order-language/src')

/** What the code says in quotes, without its comments and the examples of its rules. */
function literalsOf(text: string): string[] {
  const code = text
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\/\/.*$/gm, '')
    .replaceAll(/examples: \{[\s\S]*?\n {4}\},/g, '')
  return [...code.matchAll(/'([^'\n]*)'/g)].map(([, literal = '']) => literal)
}

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  file => file.endsWith('.ts') && !file.startsWith('language'),
)

describe('the languages', () => {
  it('have all their words in their own folders, and none elsewhere', () => {
    const [english, ...others] = languages
    const own = english ? wordsOf(english) : new Set()
    const foreign = new Set(
      others.flatMap(language => [...wordsOf(language)].filter(word => word.length > 2 && !own.has(word))),
    )
    const found = files.flatMap(file =>
      literalsOf(readFileSync(path.join(source, file), 'utf8'))
        .filter(literal => literal.split(/[\s,]+/).some(word => foreign.has(word)))
        .map(literal => `${file}: ${literal}`),
    )
    expect(found).to.deep.equal([])
  })

  it('have the same lists each', () => {
    const [first, ...others] = languages
    for (const { details, wishes, code } of others) {
      expect(Object.keys(details).sort(), code).to.deep.equal(Object.keys(first?.details ?? {}).sort())
      expect(Object.keys(wishes).sort(), code).to.deep.equal(Object.keys(first?.wishes ?? {}).sort())
    }
  })
})
