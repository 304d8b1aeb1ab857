import type { Random } from './random.js'
import type { Gender, Role, Speech } from './speech/speech.js'
import { joinList } from './text.js'

/** What stands at a phrase's places. */
export interface Places {
  readonly x?: string
  readonly list?: readonly string[]
  readonly [place: string]: string | readonly string[] | undefined
}

export interface About {
  readonly gender?: Gender
  readonly isPlural?: boolean
}

/** Somebody who orders: how oddly they put things, and which kinds of phrase they have used. */
export interface Speaker {
  readonly speech: Speech
  readonly random: Random
  /** The kinds of phrase that were used, each as “role: phrase” */
  readonly kinds: Set<string>
  /** A phrase of a role, filled in; one of those that `fits` lets pass */
  say(role: Role, places: Places, about?: About, fits?: (phrase: string) => boolean): string
  /** Notes a way that isn't a phrase */
  note(kind: string): void
  /** True as often as somebody of this oddness would */
  dares(share: number): boolean
}

function agreeAmount(phrase: string, gender: Gender, isPlural: boolean): string {
  return phrase.replace(
    /(?<!un |um )\b(poc|much|hart|pouc|muit|pouquinh|poquit)o(?= \{x\})/,
    (_all, stem: string) => `${stem}${gender === 'f' ? 'a' : 'o'}${isPlural ? 's' : ''}`,
  )
}

/** The form of a phrase for a gender (`a|b`) or a number (`a||b`). */
function formOf(phrase: string, gender: Gender, isPlural: boolean): string {
  if (phrase.includes('||')) return phrase.split('||')[isPlural ? 1 : 0] ?? phrase
  const [male = phrase, female = male] = phrase.split('|')
  return gender === 'f' ? female : male
}

/** @param oddness from 0, who says all in the plainest words, to 1 */
export function createSpeaker(speech: Speech, random: Random, oddness: number): Speaker {
  const kinds = new Set<string>()
  return {
    speech,
    random,
    kinds,
    say(role, { list, ...places }, { gender = 'm', isPlural = false } = {}, fits = () => true) {
      const phrases = speech.phrases[role].filter(fits)
      const first = phrases[0]
      if (first === undefined) throw new Error(`nothing fits for ${role}`)
      const phrase = random.chance(0.15 + oddness * 0.85) ? random.pick(phrases) : first
      kinds.add(`${role}: ${phrase}`)
      const and = speech.phrases.and[0] ?? ' '
      const or = speech.phrases.or[0] ?? ' '
      const parts = list ?? (places.x === undefined ? [] : [places.x])
      const filled: Places = {
        ...places,
        x: places.x ?? joinList(parts, and),
        and: joinList(parts, and),
        or: joinList(parts, or),
        ni: joinList(parts, or),
      }
      return agreeAmount(formOf(phrase, gender, isPlural), gender, isPlural).replace(
        /\{(\w+)\}/g,
        (all, place: string) => {
          const value = filled[place]
          if (typeof value !== 'string') throw new Error(`${all} has nothing to stand there in “${phrase}”`)
          return value
        },
      )
    },
    note: kind => {
      kinds.add(kind)
    },
    dares: share => random.chance(share * (0.25 + oddness)),
  }
}
