import { createRequire } from 'node:module'
import { IntlMessageFormat } from 'intl-messageformat'
import type { Tone } from '../businesses/types.js'

type Messages = Record<string, string>

const load = createRequire(import.meta.url)
const english = (): Messages => load('../../messages/en.json') as Messages
/** By the language's part of a tag: "es" is for "es-MX" and "es-ES". */
const files: ReadonlyMap<string, () => Messages> = new Map([
  ['en', english],
  ['es', () => load('../../messages/es.json') as Messages],
  ['pt', () => load('../../messages/pt.json') as Messages],
])

export type MessageValues = Record<string, string | number>

export interface Replies {
  /** BCP 47, as the shop set it: for numbers, money and times, even where the texts are English */
  language: string
  /** @throws RangeError for a key that isn't in the language's file */
  say(key: string, values?: MessageValues): string
  /** A plain number as people write it there: "1,200", "1.5" */
  number(value: number): string
  /** What may be chosen among: "pizza, sides or drinks" */
  choices(names: readonly string[]): string
}

function compileReplies(language: string, tone: Tone): Replies {
  const base = language.split('-')[0]?.toLowerCase() ?? ''
  const file = files.get(base)
  // an English text has English plurals and lists, whatever the shop's language would do
  const spoken = file === undefined ? 'en' : language
  const messages = (file ?? english)()
  const compiled = new Map<string, IntlMessageFormat>()
  const numbers = new Intl.NumberFormat(language)
  const lists = new Intl.ListFormat(spoken, { type: 'disjunction' })
  return {
    language,
    number: value => numbers.format(value),
    choices: names => lists.format(names),
    say: (key, values = {}) => {
      let format = compiled.get(key)
      if (format === undefined) {
        const source = (tone === 'warm' ? messages[`${key}.warm`] : undefined) ?? messages[key]
        if (source === undefined) throw new RangeError(`no text is called “${key}”`)
        format = new IntlMessageFormat(source, spoken)
        compiled.set(key, format)
      }
      return String(format.format(values))
    },
  }
}

/** By language and tone: what is compiled for a message serves the next one. They are as few as those of the shops. */
const known = new Map<string, Replies>()

/**
 * Texts in the shop's language, by ICU's message format: plurals and choices are the language file's business. A
 * language without a file is answered in English.
 * @param language BCP 47
 */
export function repliesIn(language: string, tone: Tone = 'plain'): Replies {
  const key = `${language} ${tone}`
  const replies = known.get(key) ?? compileReplies(language, tone)
  known.set(key, replies)
  return replies
}
