import { compileMenu } from '@comanda/order-language/compile-menu.js'
import { createNameFinder, foldWords, mayBeLearnt, type Named } from '@comanda/order-language/learnt-words.js'
import type { Database } from '../database/connect.js'
import { createInMenu } from '../menu/in-menu.js'
import { createMenuRepository } from '../menu/repository.js'
import { joinNames } from './join-names.js'
import { createLearntWordRepository } from './repository.js'
import type { Names, Target, WordSuggestion } from './types.js'

/** Words that are another dish's or option's already. */
export interface TakenWords {
  words: string
  by: string
}

/** What something is to be called. */
export interface WantedNames {
  /** its own name, as it will be */
  own: string
  /** all others */
  words: readonly string[]
  memberId: number
}

type Owner = Pick<Names, 'name'> & Partial<Pick<Names, 'key' | 'groupKey'>>

type Outcome = 'changed' | 'unchanged' | 'not_found'

/** One word may stand for a dish and for the option of a meal that is called the same. */
const isOther = ({ meant, name }: Named, own: Owner): boolean => {
  const isSame =
    'item' in meant
      ? own.groupKey === undefined && meant.item === own.key
      : meant.group === own.groupKey && meant.option === own.key
  return !isSame && foldWords(name) !== foldWords(own.name)
}

export type LearntWordService = ReturnType<typeof createLearntWordService>

/** What customers call the dishes: suggested by what they chose, in use once an owner or a manager says so. */
export function createLearntWordService(db: Database) {
  const inMenu = createInMenu(db)
  const learntWords = createLearntWordRepository(db)
  const menus = createMenuRepository(db)

  /** The first of these words that names something else of the menu. @param own what they are to name; without ids it is new */
  async function findTaken(
    businessId: number,
    own: Owner,
    words: readonly string[],
    trx: Database,
  ): Promise<TakenWords | undefined> {
    const menu = words.length === 0 ? undefined : await menus.load(businessId, trx, { withSoldOut: true })
    if (menu === undefined) return undefined
    const find = createNameFinder(menu)
    for (const each of words) {
      const by = find(each).find(named => isOther(named, own))
      if (by !== undefined) return { words: each, by: by.name }
    }
    return undefined
  }

  return {
    /** Those to decide on, most wanted first. What the menu has come to know since is left out. */
    async suggestions(businessId: number): Promise<WordSuggestion[]> {
      const all = await learntWords.suggestions(businessId)
      const menu = all.length === 0 ? undefined : await menus.load(businessId, db, { withSoldOut: true })
      if (menu === undefined) return []
      const compiled = compileMenu(menu)
      return all.filter(({ words }) => mayBeLearnt(compiled, words))
    },

    /** Nothing changes where somebody has decided on it before. */
    use: (businessId: number, id: number, memberId: number) =>
      inMenu<Outcome>(businessId, async trx => {
        const isDecided = await learntWords.decide(businessId, id, { state: 'used', memberId }, trx)
        if (isDecided === undefined) return 'not_found'
        return isDecided ? 'changed' : 'unchanged'
      }),

    /** Never suggested again. */
    refuse: (businessId: number, id: number, memberId: number) =>
      inMenu<Exclude<Outcome, 'changed'>>(businessId, async trx => {
        const isDecided = await learntWords.decide(businessId, id, { state: 'refused', memberId }, trx)
        return isDecided === undefined ? 'not_found' : 'unchanged'
      }),

    /** All that a dish or option is called beside its name; undefined where the business has none such. */
    namesOf: learntWords.namesOf,

    /**
     * Gives something these names beside its own and no others, wherever they came from: what is new is learnt, what is
     * missing is taken back.
     * @returns the words that can't be, where there are any: then nothing was changed
     */
    async setNames(
      businessId: number,
      target: Target,
      names: WantedNames,
      trx: Database,
    ): Promise<TakenWords | undefined> {
      const before = await learntWords.namesOf(businessId, target, trx)
      if (before === undefined) return undefined
      const { own, memberId } = names
      const wanted = new Map(names.words.map(words => [foldWords(words), words]))
      const stays = (words: string): boolean => wanted.has(foldWords(words))
      const known = new Set([own, ...joinNames(before.aliases, before.learnt)].map(foldWords))
      const added = [...wanted].flatMap(([folded, words]) => (known.has(folded) ? [] : [words]))
      const taken = await findTaken(businessId, { ...before, name: own }, added, trx)
      if (taken !== undefined) return taken
      const aliases = before.aliases.filter(stays)
      if (aliases.length < before.aliases.length) {
        await learntWords.setAliases(businessId, target, aliases, trx)
      }
      const gone = before.learnt.filter(words => !stays(words))
      if (gone.length > 0) await learntWords.takeBack(businessId, target, gone, memberId, trx)
      if (added.length > 0) await learntWords.teach(businessId, target, added, memberId, trx)
      return undefined
    },

    findTaken,
  }
}
