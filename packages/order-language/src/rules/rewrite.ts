import { type Chunk, isOnMenu, isSilent } from '../chunks/chunk.js'
import { compilePattern, namesOf } from './pattern.js'
import type { Rule, RuleContext } from './rule.js'

export interface Rewritten {
  readonly chunks: readonly Chunk[]
  /** Ids of the rules that applied, in order */
  readonly fired: readonly string[]
}

type Source = Pick<RuleContext, 'tokens' | 'lexicon' | 'ordered'> & { readonly text: string }

function apply(rule: Rule, chunks: readonly Chunk[], source: Source): Chunk[] | undefined {
  const pattern = compilePattern(rule.pattern)
  const made: Chunk[] = []
  let hasChanged = false
  const textOf = ({ start, end }: Chunk) =>
    source.text.slice(source.tokens[start]?.from, source.tokens[end - 1]?.to)
  for (let at = 0; at < chunks.length; ) {
    const found = pattern.find(chunks, at)
    const replacement = found && rule.make(found.parts, { ...source, chunks, at, found, textOf })
    if (found && replacement) {
      made.push(...replacement)
      hasChanged = true
      at = Math.max(found.end, at + 1)
    } else {
      const chunk = chunks[at]
      if (chunk) made.push(chunk)
      at++
    }
  }
  return hasChanged ? made : undefined
}

const endsSentence = ({ kind }: Chunk): boolean => kind === 'stop' || kind === 'newline'

function applyToSentences(rule: Rule, chunks: readonly Chunk[], source: Source): Chunk[] | undefined {
  const pattern = compilePattern(rule.pattern)
  const made: Chunk[] = []
  let hasChanged = false
  for (let at = 0; at < chunks.length; ) {
    let end = at
    for (let chunk = chunks[end]; chunk && !endsSentence(chunk); chunk = chunks[end]) end++
    const sentence = chunks.slice(at, end)
    const isIn = sentence.some((_, index) => pattern.find(sentence, index))
    const found = { parts: [sentence], end }
    const replacement = isIn
      ? rule.make(found.parts, { ...source, chunks, at, found, textOf: () => '' })
      : undefined
    hasChanged ||= replacement !== undefined
    made.push(...(replacement ?? sentence), ...chunks.slice(end, end + 1))
    at = end + 1
  }
  return hasChanged ? made : undefined
}

const unsettled = new Set<Chunk['kind']>(['dislike', 'left', 'right', 'weAre', 'aged', 'complaint'])

/** What no rule has taken up is talk. */
const settle = (chunk: Chunk): Chunk =>
  unsettled.has(chunk.kind) && !isOnMenu(chunk) ? { ...chunk, kind: 'common' } : chunk

/** Applies each rule in turn, from left to right, to what the ones before it made. */
export function rewrite(rules: readonly Rule[], source: Source, said: readonly Chunk[]): Rewritten {
  const fired: string[] = []
  let chunks = said
  let names = namesOf(chunks)
  for (const rule of rules) {
    const pattern = compilePattern(rule.pattern)
    if (!pattern.needs.every(element => element.some(name => names.has(name)))) continue
    const made =
      rule.scope === 'sentence' ? applyToSentences(rule, chunks, source) : apply(rule, chunks, source)
    if (!made) continue
    fired.push(rule.id)
    chunks = made
    names = namesOf(chunks)
  }
  return { chunks: chunks.filter(chunk => !isSilent(chunk)).map(settle), fired }
}
