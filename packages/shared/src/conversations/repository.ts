import type { Database } from '../database/connect.js'
import { queryRow, requireRow } from '../database/rows.js'
import type { Conversation, ConversationState, Proposal, Turn } from './types.js'

interface ConversationRow {
  id: number
  business_id: number
  contact_id: number
  chat_id: number
  turns: Turn[]
  cart: Conversation['cart']
  proposal: Proposal | null
  proposed_at: Date | null
}

export type ConversationRepository = ReturnType<typeof createConversationRepository>

export function createConversationRepository(db: Database) {
  return {
    /** The contact's conversation at this business, made where there is none, locked until the transaction ends. */
    async lock(
      key: { businessId: number; accountId: number; contactId: number; chatId: number },
      trx: Database,
    ): Promise<Conversation> {
      const row = await requireRow<ConversationRow>(
        trx,
        `insert into conversations (business_id, account_id, contact_id, chat_id)
         values (:businessId, :accountId, :contactId, :chatId)
         on conflict (business_id, contact_id) do update set chat_id = excluded.chat_id returning *`,
        key,
      )
      return {
        id: row.id,
        businessId: row.business_id,
        contactId: row.contact_id,
        chatId: row.chat_id,
        turns: row.turns,
        cart: row.cart,
        proposal: row.proposal ?? undefined,
        proposedAt: row.proposed_at ?? undefined,
      }
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
      state: ConversationState,
      trx: Database = db,
    ): Promise<void> {
      await trx.raw(
        `update conversations set turns = :turns, cart = :cart, proposal = :proposal, proposed_at = :proposedAt,
           updated_at = now() where business_id = :businessId and id = :conversationId`,
        {
          businessId,
          conversationId,
          turns: JSON.stringify(state.turns),
          cart: JSON.stringify(state.cart),
          proposal: state.proposal === undefined ? null : JSON.stringify(state.proposal),
          proposedAt: state.proposedAt ?? null,
        },
      )
    },
  }
}
