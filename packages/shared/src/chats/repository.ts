import type { Database } from '../database/connect.js'
import { queryRow, queryRows } from '../database/rows.js'
import type { Chat, ChatAuthor, ChatMessage, Delivery } from './types.js'

interface ChatRow {
  id: number
  account_id: number
  contact_id: number
  name: string | null
  phone: string | null
  silent_until: Date | null
}

interface MessageRow {
  author: ChatAuthor
  type: string
  body: string
  latitude: number | null
  longitude: number | null
  at: Date
  edited: boolean
  revoked: boolean
  inbox_id: number | null
  delivery: Delivery | null
}

export type ChatRepository = ReturnType<typeof createChatRepository>

/** Chats as people read them: what came in and what went out, in one order. */
export function createChatRepository(db: Database) {
  return {
    async find(businessId: number, contactId: number, trx: Database = db): Promise<Chat | undefined> {
      const row = await queryRow<ChatRow>(
        trx,
        `select c.id, c.account_id, c.contact_id, coalesce(k.name, p.name) as name, p.phone, v.silent_until
         from chats c join accounts a on a.id = c.account_id join contacts p on p.id = c.contact_id
           left join customers k on k.business_id = a.business_id and k.contact_id = c.contact_id
           left join conversations v on v.business_id = a.business_id and v.contact_id = c.contact_id
         where a.business_id = :businessId and c.contact_id = :contactId and c.kind = 'direct'`,
        { businessId, contactId },
      )
      return (
        row && {
          id: row.id,
          accountId: row.account_id,
          contactId: row.contact_id,
          name: row.name ?? undefined,
          phone: row.phone ?? undefined,
          silentUntil: row.silent_until ?? undefined,
        }
      )
    },

    /**
     * The newest messages of a chat, oldest first. An own message is shown once: from the outbox where it is ours,
     * else, written on the phone, from the inbox. While a send's outcome is unknown its echo counts as ours.
     */
    async messages(businessId: number, chatId: number, limit: number): Promise<ChatMessage[]> {
      const rows = await queryRows<MessageRow>(
        db,
        `with chat as (
           select c.id, c.account_id from chats c join accounts a on a.id = c.account_id
           where a.business_id = :businessId and c.id = :chatId
         ), written as (
           select case when i.from_me then 'phone' else 'customer' end as author, i.type,
             coalesce(edit.body, i.body) as body,
             (i.payload->>'latitude')::float8 as latitude, (i.payload->>'longitude')::float8 as longitude,
             i.sent_at as at, edit.body is not null as edited,
             exists (select 1 from inbox r where r.account_id = i.account_id and r.from_me = i.from_me
               and r.message_key = i.message_key and r.kind = 'revoke') as revoked,
             null as delivery, i.id, 1 as place
           from chat join inbox i on i.chat_id = chat.id and i.kind = 'message'
             left join lateral (
               select e.body from inbox e
               where e.account_id = i.account_id and e.from_me = i.from_me and e.message_key = i.message_key
                 and e.kind = 'edit' order by e.version desc limit 1
             ) edit on true
           where not (i.from_me and exists (
             select 1 from outbox o where o.chat_id = i.chat_id
               and (o.message_key = i.message_key or (o.status = 'claimed' and o.body = i.body))))
           order by i.sent_at desc, i.id desc limit :limit
         ), sent as (
           select case o.kind when 'staff' then 'staff' else 'bot' end as author, 'chat' as type, o.body,
             cast(null as float8) as latitude, cast(null as float8) as longitude,
             coalesce(o.sent_at, o.created_at) as at, false as edited, false as revoked,
             case when o.status = 'failed' then 'failed' when o.status <> 'sent' or coalesce(o.ack, 0) < 1
               then 'waiting' when o.ack = 1 then 'sent' when o.ack = 2 then 'delivered' else 'read' end as delivery,
             o.id, 2 as place
           from chat join outbox o on o.chat_id = chat.id order by o.id desc limit :limit
         )
         select author, type, body, latitude, longitude, at, edited, revoked, delivery,
           case when place = 1 then id end as inbox_id from (
           select * from (select * from written union all select * from sent) both_ways
           order by at desc, place desc, id desc limit :limit
         ) newest order by at, place, id`,
        { businessId, chatId, limit },
      )
      return rows.map(row => ({
        author: row.author,
        type: row.type,
        body: row.body,
        place:
          row.latitude === null || row.longitude === null
            ? undefined
            : { latitude: row.latitude, longitude: row.longitude },
        at: row.at,
        isEdited: row.edited,
        isRevoked: row.revoked,
        delivery: row.delivery ?? undefined,
        inboxId: row.inbox_id ?? undefined,
      }))
    },
  }
}
