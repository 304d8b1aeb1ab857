import { foldWords } from '@comanda/order-language/learnt-words.js'
import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import type { Correction, Names, Target, WordSuggestion } from './types.js'

/** Nobody looks through more; the newest stay. */
const suggestionsAtMost = 200

interface NamesRow {
  key: string
  group_key: string | null
  name: string
  group_name: string | null
  aliases: string[]
  learnt: string[]
}

const columnOf = { item: 'item_id', option: 'option_id' } as const

/** The words in use of a row `owner` of the menu. */
export const learntOf = (owner: { item: string } | { option: string }): string => `array(
  select w.words from learnt_words w
  where w.business_id = :businessId and w.state = 'used'
    and ${'item' in owner ? `w.item_id = ${owner.item}` : `w.option_id = ${owner.option}`}
  order by w.words, w.id)`

const namesOf = {
  item: `select i.key, null as group_key, i.name, null as group_name, i.aliases, ${learntOf({ item: 'i.id' })} as learnt
    from menu_items i where i.business_id = :businessId and i.id = :id`,
  option: `select o.key, g.key as group_key, o.name, g.name as group_name, o.aliases,
      ${learntOf({ option: 'o.id' })} as learnt
    from options o join option_groups g on g.id = o.group_id where g.business_id = :businessId and o.id = :id`,
}

const setAliases = {
  item: 'update menu_items set aliases = :aliases where business_id = :businessId and id = :id',
  option: `update options o set aliases = :aliases from option_groups g
    where g.id = o.group_id and g.business_id = :businessId and o.id = :id`,
}

export type LearntWordRepository = ReturnType<typeof createLearntWordRepository>

/** See migration 020. What is written belongs into a transaction that holds the business's row. */
export function createLearntWordRepository(db: Database) {
  return {
    /**
     * Keeps what customers chose as suggestions, with the order that it came to. What was refused or is in use stays so;
     * what isn't on the menu any more is left out.
     */
    async suggest(
      businessId: number,
      orderId: number,
      corrections: readonly Correction[],
      trx: Database,
    ): Promise<void> {
      const said = corrections.map(({ words, meant }) => ({ words, folded: foldWords(words), ...meant }))
      await trx.raw(
        `with said as (
           select s.* from jsonb_to_recordset(:said) as s(words text, folded text, item text, "group" text, option text)
             join orders o on o.business_id = :businessId and o.id = :orderId
         ), meant as (
           select s.words, s.folded, i.id as item_id, cast(null as bigint) as option_id
           from said s join menu_items i on i.business_id = :businessId and i.key = s.item
           union all
           select s.words, s.folded, null, o.id
           from said s join option_groups g on g.business_id = :businessId and g.key = s."group"
             join options o on o.group_id = g.id and o.key = s.option
         ), added as (
           insert into learnt_words (business_id, words, folded, item_id, option_id)
           select :businessId, words, folded, item_id, option_id from meant
           on conflict do nothing returning id
         ), known as (
           select w.id from learnt_words w join meant m on m.folded = w.folded
             and m.item_id is not distinct from w.item_id and m.option_id is not distinct from w.option_id
           where w.business_id = :businessId and w.state = 'suggested'
         )
         insert into learnt_word_orders (learnt_word_id, order_id)
         select id, cast(:orderId as bigint) from (select id from added union select id from known) as w
         on conflict do nothing`,
        { businessId, orderId, said: JSON.stringify(said) },
      )
      await trx.raw(
        `delete from learnt_words where business_id = :businessId and state = 'suggested' and id not in (
           select id from learnt_words where business_id = :businessId and state = 'suggested'
           order by id desc limit ${suggestionsAtMost}
         )`,
        { businessId },
      )
    },

    /** Those that nobody has decided on, most wanted first. */
    async suggestions(businessId: number): Promise<WordSuggestion[]> {
      const rows = await queryRows<{
        id: number
        words: string
        name: string
        group_name: string | null
        customers: number
      }>(
        db,
        `select w.id, w.words, coalesce(i.name, o.name) as name, g.name as group_name,
           (select count(distinct p.customer_id) from learnt_word_orders c join orders p on p.id = c.order_id
            where c.learnt_word_id = w.id and p.business_id = :businessId) as customers
         from learnt_words w left join menu_items i on i.id = w.item_id left join options o on o.id = w.option_id
           left join option_groups g on g.id = o.group_id
         where w.business_id = :businessId and w.state = 'suggested'
         order by customers desc, w.id desc`,
        { businessId },
      )
      return rows.map(({ group_name, ...row }) => ({ ...row, groupName: group_name ?? undefined }))
    },

    /** @returns whether it waited for a decision; undefined where the business has no such words */
    async decide(
      businessId: number,
      id: number,
      decision: { state: 'used' | 'refused'; memberId: number },
      trx: Database,
    ): Promise<boolean | undefined> {
      const row = await queryRow<{ decided: boolean }>(
        trx,
        `with decided as (
           update learnt_words set state = :state, decided_at = now(), decided_by = :memberId
           where business_id = :businessId and id = :id and state = 'suggested' returning id
         )
         select exists (select from decided) as decided
         from learnt_words where business_id = :businessId and id = :id`,
        { businessId, id, ...decision },
      )
      return row?.decided
    },

    /** @returns undefined where the business has no such dish or option */
    async namesOf(businessId: number, { kind, id }: Target, trx: Database = db): Promise<Names | undefined> {
      const row = await queryRow<NamesRow>(trx, namesOf[kind], { businessId, id })
      if (row === undefined) return undefined
      const { key, name, aliases, learnt } = row
      return {
        key,
        groupKey: row.group_key ?? undefined,
        name,
        groupName: row.group_name ?? undefined,
        aliases,
        learnt,
      }
    },

    async setAliases(
      businessId: number,
      { kind, id }: Target,
      aliases: readonly string[],
      trx: Database,
    ): Promise<void> {
      await trx.raw(setAliases[kind], { businessId, id, aliases: [...aliases] })
    },

    /** Puts words in use for something that is the business's, whatever was decided of them before. */
    async teach(
      businessId: number,
      { kind, id }: Target,
      words: readonly string[],
      memberId: number,
      trx: Database,
    ): Promise<void> {
      const said = words.map(word => ({ words: word, folded: foldWords(word) }))
      await trx.raw(
        `insert into learnt_words (business_id, words, folded, ${columnOf[kind]}, state, decided_at, decided_by)
         select :businessId, words, folded, :id, 'used', now(), :memberId
         from jsonb_to_recordset(:said) as s(words text, folded text)
         on conflict (business_id, folded, coalesce(item_id, 0), coalesce(option_id, 0)) do update
           set words = excluded.words, state = 'used', decided_at = now(), decided_by = excluded.decided_by`,
        { businessId, id, memberId, said: JSON.stringify(said) },
      )
    },

    /** Takes words out of use; they aren't suggested again. */
    async takeBack(
      businessId: number,
      { kind, id }: Target,
      words: readonly string[],
      memberId: number,
      trx: Database,
    ): Promise<void> {
      await trx.raw(
        `update learnt_words set state = 'refused', decided_at = now(), decided_by = :memberId
         where business_id = :businessId and ${columnOf[kind]} = :id and state = 'used' and folded = any(:folded)`,
        { businessId, id, memberId, folded: words.map(foldWords) },
      )
    },
  }
}
