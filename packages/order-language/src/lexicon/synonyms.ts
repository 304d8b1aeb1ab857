import type { Language } from '../language/language.js'

/** The same name in other words: keys in, keys out. */
export type Reword = (keys: readonly string[]) => Generator<readonly string[]>

/**
 * Other wordings of a menu's name, by the language's lists of words that mean the same. One replacement at a time: names
 * are short, and two in one name are rare.
 */
export function createReword(language: Language, toKeys: (text: string) => readonly string[]): Reword {
  const byFirst = new Map<
    string,
    { readonly keys: readonly string[]; readonly others: readonly (readonly string[])[] }[]
  >()
  for (const line of language.synonyms.split('\n')) {
    const wordings = line
      .split(',')
      .map(toKeys)
      .filter(keys => keys.length > 0)
    for (const keys of wordings) {
      const first = keys[0] ?? ''
      const entry = { keys, others: wordings.filter(other => other !== keys) }
      byFirst.set(first, [...(byFirst.get(first) ?? []), entry])
    }
  }
  return function* (name) {
    for (let at = 0; at < name.length; at++)
      for (const { keys, others } of byFirst.get(name[at] ?? '') ?? [])
        if (keys.every((key, offset) => name[at + offset] === key))
          for (const other of others) yield [...name.slice(0, at), ...other, ...name.slice(at + keys.length)]
  }
}
