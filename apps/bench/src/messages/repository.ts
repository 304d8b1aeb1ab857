import type { Database } from '@comanda/shared/database/connect.js'

/** An answer as it is written down without a thought for round trips: knex's builder, one statement after the other. */
export interface NaiveAnswer {
  businessId: number
  accountId: number
  contactId: number
  chatId: number
  inboxId: number
  lines: readonly { itemKey: string; name: string; quantity: number; priceMinor: number }[]
  reply: string
}

export function createNaiveAnswers(db: Database) {
  return {
    /** What the product's transaction reads and writes, one by one. */
    async answer(given: NaiveAnswer): Promise<void> {
      const { businessId, accountId, contactId, chatId, inboxId, lines } = given
      await db.transaction(async trx => {
        const business = await trx('businesses').where({ id: businessId }).first()
        const key = { business_id: businessId, contact_id: contactId }
        const conversation = await trx('conversations').where(key).forUpdate().first()
        let customer = await trx('customers').where(key).first()
        if (customer !== undefined) {
          const order = await trx('orders').where({ customer_id: customer.id }).orderBy('id', 'desc').first()
          if (order !== undefined) await trx('order_lines').where({ order_id: order.id }).orderBy('position')
        }
        if (customer === undefined) {
          const { name } = await trx('contacts').where({ id: contactId }).first()
          ;[customer] = await trx('customers')
            .insert({ ...key, name })
            .returning('*')
        }
        const [{ last_order_number: number }] = await trx('businesses')
          .where({ id: businessId })
          .increment('last_order_number', 1)
          .returning('last_order_number')
        const totalMinor = lines.reduce((sum, line) => sum + line.quantity * line.priceMinor, 0)
        const [order] = await trx('orders')
          .insert({
            business_id: businessId,
            customer_id: customer.id,
            chat_id: chatId,
            number,
            currency: business.currency,
            total_minor: totalMinor,
            fulfilment: 'pickup',
            placed_by_inbox_id: inboxId,
          })
          .returning('id')
        for (const [index, line] of lines.entries())
          await trx('order_lines').insert({
            order_id: order.id,
            position: index + 1,
            item_key: line.itemKey,
            name: line.name,
            quantity: line.quantity,
            unit_price_minor: line.priceMinor,
            total_minor: line.quantity * line.priceMinor,
          })
        await trx('order_events').insert({ order_id: order.id, actor: 'customer', to_status: 'pending' })
        const messages = new Set(conversation.turns.flatMap((turn: { inboxIds: number[] }) => turn.inboxIds))
        for (const id of messages.add(inboxId))
          await trx('order_messages').insert({ order_id: order.id, inbox_id: id })
        await trx.raw("select pg_notify('orders', ?)", [String(businessId)])
        await trx('conversations')
          .where({ id: conversation.id })
          .update({ turns: '[]', cart: '[]', proposal: null, proposed_at: null, pending: null })
        await trx('outbox').insert({
          account_id: accountId,
          chat_id: chatId,
          contact_id: contactId,
          kind: 'reply',
          body: given.reply,
          inbox_ids: [inboxId],
        })
        await trx.raw("select pg_notify('outbox', ?)", [String(accountId)])
        await trx('inbox').where({ id: inboxId }).update({ status: 'done', completed_at: trx.fn.now() })
      })
    },

    /** What answers left behind: equal numbers on both sides say that both did the same. */
    async left(inboxIds: readonly number[]): Promise<Record<string, number>> {
      const { rows } = await db.raw(
        `select count(*) as orders, sum(total_minor) as minor,
           sum((select count(*) from order_lines l where l.order_id = o.id)) as lines,
           sum((select count(*) from order_events e where e.order_id = o.id)) as events,
           sum((select count(*) from order_messages m where m.order_id = o.id)) as messages,
           sum((select count(*) from outbox b where b.inbox_ids @> array[o.placed_by_inbox_id])) as replies,
           sum((select count(*) from inbox i where i.id = o.placed_by_inbox_id and i.status = 'done')) as done
         from orders o where placed_by_inbox_id = any(:ids)`,
        { ids: [...inboxIds] },
      )
      return rows[0]
    },

    /** What waits is with the customers: to what nobody has seen a yes is none. */
    async sendAll(): Promise<void> {
      await db.raw(
        `update outbox set status = 'sent', message_key = 'bench-' || id, sent_at = now(), left_at = now()
         where status = 'pending'`,
      )
    },

    /** The insert of an outbox row, with nobody woken. */
    async addQuietly(row: { accountId: number; chatId: number; body: string }): Promise<void> {
      await db.raw(
        `insert into outbox (account_id, chat_id, kind, body, inbox_ids)
         values (:accountId, :chatId, 'reply', :body, '{}') returning id`,
        row,
      )
    },
  }
}
