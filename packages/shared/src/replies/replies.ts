import { createRequire } from 'node:module'
import { IntlMessageFormat } from 'intl-messageformat'

type Messages = Record<string, string>

const load = createRequire(import.meta.url)
/** Without a file of its own a language falls back to English. */
const files: Record<string, () => Messages> = {
  en: () => load('../../messages/en.json') as Messages,
}

export type MessageValues = Record<string, string | number>

export interface Replies {
  /** BCP 47, as the shop set it: for numbers and money */
  language: string
  /** @throws RangeError for a key that isn't in the language's file */
  say(key: string, values?: MessageValues): string
  /** A plain number as people write it there: "1,200", "1.5" */
  number(value: number): string
}

function compileReplies(language: string): Replies {
  const base = language.split('-')[0]?.toLowerCase() ?? 'en'
  const messages = (files[base] ?? files.en)?.() ?? {}
  const compiled = new Map<string, IntlMessageFormat>()
  const numbers = new Intl.NumberFormat(language)
  return {
    language,
    number: value => numbers.format(value),
    say: (key, values = {}) => {
      let format = compiled.get(key)
      if (format === undefined) {
        const source = messages[key]
        if (source === undefined) throw new RangeError(`no text is called “${key}”`)
        format = new IntlMessageFormat(source, language)
        compiled.set(key, format)
      }
      return String(format.format(values))
    },
  }
}

/** By language: what is compiled for a message serves the next one. They are as few as the languages of the shops. */
const known = new Map<string, Replies>()

/** Texts in the shop's language, by ICU's message format: plurals and choices are the language file's business. */
export function repliesIn(language: string): Replies {
  const replies = known.get(language) ?? compileReplies(language)
  known.set(language, replies)
  return replies
}
