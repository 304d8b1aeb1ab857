import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import { prepare, runPrepared } from '../database/statements.js'
import type { Conversation, ConversationState, KeptConversation, Proposal, Turn } from './types.js'

interface ConversationRow {
  id: number
  business_id: number
  contact_id: number
  chat_id: number
  turns: Turn[]
  reading: Conversation['reading'] | null
  cart: Conversation['cart']
  proposal: Proposal | null
  proposed_at: Date | null
  pending: Conversation['pending'] | null
  fulfilment: Conversation['fulfilment'] | null
  address: string | null
  wanted: Conversation['wanted'] | null
  silent_until: Date | null
  message_ids: number[]
  allergy: string | null
  amends: Conversation['amends'] | null
  language: string | null
  asked_in: number | null
  asked_key: string | null
  asked_left_at: Date | null
}

const lockStatement = prepare(
  `with locked as (
     insert into conversations (business_id, account_id, contact_id, chat_id)
     values (:businessId, :accountId, :contactId, :chatId)
     on conflict (business_id, contact_id) do update set chat_id = excluded.chat_id
     returning id, business_id, contact_id, chat_id, turns,
       case when reading_of = md5(turns::text) then reading end as reading, cart, proposal, proposed_at, pending, fulfilment, address, wanted,
       silent_until, message_ids, allergy, amends, language, asked_in
   )
   select l.id, l.business_id, l.contact_id, l.chat_id, l.turns, l.reading, l.cart, l.proposal, l.proposed_at, l.pending,
     l.fulfilment, l.address, l.wanted, l.silent_until, l.message_ids, l.allergy, l.amends, l.language, l.asked_in, o.message_key as asked_key,
     case when o.status in ('claimed', 'sent') then coalesce(o.left_at, o.sent_at) end as asked_left_at
   from locked l left join outbox o on o.id = l.asked_in`,
)

const noteAskedStatement = prepare(
  `update conversations set asked_in = :outboxId where business_id = :businessId and id = :conversationId`,
)

const saveStatement = prepare(
  `update conversations set turns = :turns, reading = :reading, reading_of = md5(cast(:turns as jsonb)::text), cart = :cart, proposal = :proposal, proposed_at = :proposedAt,
     pending = :pending, fulfilment = :fulfilment, address = :address, wanted = :wanted,
     message_ids = :messageIds, allergy = :allergy, amends = :amends, updated_at = now()
   where business_id = :businessId and id = :conversationId`,
)

export type ConversationRepository = ReturnType<typeof createConversationRepository>

export function createConversationRepository(db: Database) {
  return {
    /** The contact's conversation at this business, made where there is none, locked until the transaction ends. */
    async lock(
      key: { businessId: number; accountId: number; contactId: number; chatId: number },
      trx: Database,
    ): Promise<KeptConversation> {
      const [row] = await runPrepared<ConversationRow>(trx, lockStatement, key)
      if (row === undefined) throw new Error('the insert gave no row')
      return {
        id: row.id,
        businessId: row.business_id,
        contactId: row.contact_id,
        chatId: row.chat_id,
        turns: row.turns,
        reading: row.reading ?? undefined,
        cart: row.cart,
        proposal: row.proposal ?? undefined,
        proposedAt: row.proposed_at ?? undefined,
        pending: row.pending ?? undefined,
        fulfilment: row.fulfilment ?? undefined,
        address: row.address ?? undefined,
        wanted: row.wanted ?? undefined,
        silentUntil: row.silent_until ?? undefined,
        messageIds: row.message_ids,
        allergy: row.allergy ?? undefined,
        amends: row.amends ?? undefined,
        language: row.language ?? undefined,
        asked:
          row.asked_in === null
            ? undefined
            : {
                outboxId: row.asked_in,
                messageKey: row.asked_key ?? undefined,
                leftAt: row.asked_left_at ?? undefined,
              },
      }
    },

    /**
     * Somebody wrote in the chat from the account's own phone: the bot is quiet there for `forMs` from then on. What
     * the bot itself sent doesn't count: it is in the outbox under this key, or on its way there with this text. What is
     * older than the last restore may be the bot's, whose rows are lost: it doesn't count either.
     */
    async silenceForOwnMessage(
      accountId: number,
      message: { key: string; body: string },
      forMs: number,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `insert into conversations (business_id, account_id, contact_id, chat_id, silent_until)
         select a.business_id, i.account_id, c.contact_id, i.chat_id, i.sent_at + :forMs * interval '1 ms'
         from inbox i join chats c on c.id = i.chat_id join accounts a on a.id = i.account_id
         where i.account_id = :accountId and i.from_me and i.message_key = :key and i.kind = 'message'
           and c.kind = 'direct' and (a.restored_at is null or i.sent_at > a.restored_at) and not exists (
             select 1 from outbox o where o.account_id = i.account_id and (o.message_key = i.message_key
               or (o.chat_id = i.chat_id and o.body = :body and o.created_at > i.sent_at - interval '1 day')))
         on conflict (business_id, contact_id) do update
           set silent_until = greatest(conversations.silent_until, excluded.silent_until)`,
        { accountId, key: message.key, body: message.body, forMs },
      )
    },

    /** The messages that carry what the bot asked last, where a reaction may still answer it. */
    async openAsks(accountId: number, withinMs: number): Promise<{ chatWid: string; key: string }[]> {
      return queryRows(
        db,
        `select c.wid as "chatWid", o.message_key as key
         from conversations v join outbox o on o.id = v.asked_in join chats c on c.id = o.chat_id
         where o.account_id = :accountId and (v.proposal is not null or v.pending is not null)
           and o.message_key is not null and o.sent_at > now() - :withinMs * interval '1 ms'
         order by o.id`,
        { accountId, withinMs },
      )
    },

    /** The cart of whoever has this phone, as it was read; undefined before the first message. */
    async cartOf(businessId: number, phone: string): Promise<Conversation['cart'] | undefined> {
      const row = await queryRow<{ cart: Conversation['cart'] }>(
        db,
        `select v.cart from conversations v join contacts c on c.id = v.contact_id
         where v.business_id = :businessId and c.phone = :phone`,
        { businessId, phone },
      )
      return row?.cart
    },

    async save(
      businessId: number,
      conversationId: number,
      state: ConversationState & Partial<Pick<Conversation, 'messageIds' | 'allergy'>>,
      trx: Database = db,
    ): Promise<void> {
      await runPrepared(trx, saveStatement, {
        messageIds: JSON.stringify(state.messageIds ?? []),
        allergy: state.allergy ?? null,
        amends: state.amends === undefined ? null : JSON.stringify(state.amends),
        businessId,
        conversationId,
        turns: JSON.stringify(state.turns),
        reading: JSON.stringify(state.reading),
        cart: JSON.stringify(state.cart),
        proposal: state.proposal === undefined ? null : JSON.stringify(state.proposal),
        proposedAt: state.proposedAt ?? null,
        pending: state.pending === undefined ? null : JSON.stringify(state.pending),
        fulfilment: state.fulfilment ?? null,
        address: state.address ?? null,
        wanted: state.wanted === undefined ? null : JSON.stringify(state.wanted),
      })
    },

    /** The customer writes in this language from now on. @param language as "es" */
    async noteLanguage(
      businessId: number,
      conversationId: number,
      language: string,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        'update conversations set language = :language where business_id = :businessId and id = :conversationId',
        { businessId, conversationId, language },
      )
    },

    /** That the customer writes in, as "es"; undefined where nothing is known of it. */
    async languageOf(businessId: number, contactId: number, trx: Database = db): Promise<string | undefined> {
      const row = await queryRow<{ language: string | null }>(
        trx,
        'select language from conversations where business_id = :businessId and contact_id = :contactId',
        { businessId, contactId },
      )
      return row?.language ?? undefined
    },

    /** The latest read-back or question is in this message. */
    async noteAsked(
      businessId: number,
      conversationId: number,
      outboxId: number,
      trx: Database = db,
    ): Promise<void> {
      await runPrepared(trx, noteAskedStatement, { businessId, conversationId, outboxId })
    },

    /** Quiets the bot in this chat until then; undefined lets it answer again. */
    async setSilence(
      businessId: number,
      contactId: number,
      until: Date | undefined,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `update conversations set silent_until = :until
         where business_id = :businessId and contact_id = :contactId`,
        { businessId, contactId, until: until ?? null },
      )
    },
  }
}
