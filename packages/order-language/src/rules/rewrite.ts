import { type Chunk, isOnMenu, isSilent } from '../chunks/chunk.js'
import { compilePattern, namesOf, type Pattern } from './pattern.js'
import type { Rule, RuleContext } from './rule.js'

export interface Rewritten {
  readonly chunks: readonly Chunk[]
  /** Ids of the rules that applied, in order */
  readonly fired: readonly string[]
}

type Source = Pick<RuleContext, 'tokens' | 'lexicon' | 'ordered'> & { readonly text: string }

function apply(
  { rule, pattern }: CompiledRule,
  chunks: readonly Chunk[],
  source: Source,
): readonly Chunk[] | undefined {
  // made when the rule first applies: most never do
  let made: Chunk[] | undefined
  const textOf = ({ start, end }: Chunk) =>
    source.text.slice(source.tokens[start]?.from, source.tokens[end - 1]?.to)
  for (let at = 0; at < chunks.length; ) {
    const found = pattern.find(chunks, at)
    const replacement = found && rule.make(found.parts, { ...source, chunks, at, found, textOf })
    if (found && replacement) {
      made ??= chunks.slice(0, at)
      made.push(...replacement)
      at = Math.max(found.end, at + 1)
    } else {
      const chunk = chunks[at]
      if (made && chunk) made.push(chunk)
      at++
    }
  }
  return made
}

const endsSentence = ({ kind }: Chunk): boolean => kind === 'stop' || kind === 'newline'

function applyToSentences(
  { rule, pattern }: CompiledRule,
  chunks: readonly Chunk[],
  source: Source,
): readonly Chunk[] | undefined {
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

const unsettled = new Set<Chunk['kind']>([
  'dislike',
  'left',
  'right',
  'weAre',
  'aged',
  'otherwise',
  'complaint',
])

/** What no rule has taken up is talk. */
const settle = (chunk: Chunk): Chunk =>
  unsettled.has(chunk.kind) && !isOnMenu(chunk) ? { ...chunk, kind: 'common' } : chunk

interface CompiledRule {
  readonly rule: Rule
  readonly pattern: Pattern
}

const compiled = new WeakMap<readonly Rule[], readonly CompiledRule[]>()

function compileRules(rules: readonly Rule[]): readonly CompiledRule[] {
  const known = compiled.get(rules)
  if (known) return known
  const made = rules.map(rule => ({ rule, pattern: compilePattern(rule.pattern) }))
  compiled.set(rules, made)
  return made
}

/** Applies each rule in turn, from left to right, to what the ones before it made. */
export function rewrite(rules: readonly Rule[], source: Source, said: readonly Chunk[]): Rewritten {
  const fired: string[] = []
  let chunks = said
  let names = namesOf(chunks)
  for (const own of compileRules(rules)) {
    if (!own.pattern.mayBeIn(names)) continue
    const made =
      own.rule.scope === 'sentence' ? applyToSentences(own, chunks, source) : apply(own, chunks, source)
    if (!made) continue
    fired.push(own.rule.id)
    chunks = made
    names = namesOf(chunks)
  }
  return { chunks: chunks.filter(chunk => !isSilent(chunk)).map(settle), fired }
}
