import { canBeName, foldWords } from '@comanda/order-language/learnt-words.js'
import { joinNames } from '@comanda/shared/learnt-words/join-names.js'
import type { TakenWords } from '@comanda/shared/learnt-words/service.js'
import type { Names } from '@comanda/shared/learnt-words/types.js'
import type { FieldError } from '../../formatting/form.js'

/** As MENU.json bounds them. */
const textLengthAtMost = 120
const namesAtMost = 100
const shownOfOne = 40
/** However a keyboard writes it */
const commas = /[,،、，;\n]/u

const field = 'alsoCalled'
/** More wouldn't fit into a form that is sent as text, whatever its script. */
export const namesFieldLength = 1_500

const quote = (words: string): string =>
  `“${words.length <= shownOfOne ? words : `${words.slice(0, shownOfOne).toWellFormed()}…`}”`

/** All other names of something, as a form lists them. To the order language a comma within one says nothing. */
export const listNames = ({ aliases, learnt }: Pick<Names, 'aliases' | 'learnt'>): string =>
  joinNames(aliases, learnt)
    .map(name => name.split(commas).join(' '))
    .join(', ')

/** Reads such a list. @param before what stood there: it is taken as it is */
export function readNames(
  text: string,
  { before, language }: { before: string; language: string },
): { words: string[]; errors: FieldError[] } {
  const split = (list: string): string[] => list.split(commas).flatMap(name => name.trim() || [])
  const known = new Set(split(before))
  const words = [...new Map(split(text).map(name => [foldWords(name), name])).values()]
  const messages = words
    .filter(name => !known.has(name))
    .flatMap(name => {
      if (name.length > textLengthAtMost || !name.isWellFormed())
        return `${quote(name)}: use at most ${textLengthAtMost} characters for a name`
      return canBeName(name, language) ? [] : `${quote(name)} means something else in an order`
    })
  if (words.length > namesAtMost) messages.push(`Give at most ${namesAtMost} other names`)
  return { words, errors: messages.slice(0, 1).map(message => ({ field, message })) }
}

/** Said beside the field. */
export const takenError = ({ words, by }: TakenWords): FieldError => ({
  field,
  message: `${quote(words)} means “${by}” already`,
})
