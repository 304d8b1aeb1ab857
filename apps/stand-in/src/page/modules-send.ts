import type { Chat } from './chat.js'
import type { Message } from './message.js'
import { MsgKey } from './msg-key.js'
import type { Modules } from './require.js'
import type { Session } from './session.js'
import type { Wid } from './wid.js'

/** Sending, answering, editing, reacting, typing. */
export function sendModules({ connection, outbox, cmd }: Session): Modules {
  const chatState = (state: 'typing' | 'recording' | 'paused') => async (chat: Wid) =>
    connection.send({ is: 'chat-state', chat: chat._serialized, state })
  Object.assign(cmd, {
    async sendRevokeMsgs(_chat: Chat, { list }: { list: Message[] }) {
      for (const message of list) await connection.ask('revoke', { key: message.id.toWire() })
    },
  })
  return {
    WAWebMsgKey: MsgKey,
    WAWebSendMsgChatAction: {
      addAndSendMsgToChat: (chat: Chat, message: Record<string, unknown>) => outbox.addAndSend(chat, message),
    },
    WAWebGetEphemeralFieldsMsgActionsUtils: { getEphemeralFields: () => ({}) },
    WAWebMsgReply: { canReplyMsg: (message: Message) => message.type !== 'revoked' },
    WAWebLinkPreviewChatAction: { getLinkPreview: async () => undefined },
    WAWebUpdateUnreadChatAction: {
      async sendSeen({ chat }: { chat: Chat }) {
        if (chat.unreadCount === 0) return
        chat.setUnread(0)
        connection.send({ is: 'seen', chat: chat.id._serialized })
      },
    },
    WAWebChatStateBridge: {
      sendChatStateComposing: chatState('typing'),
      sendChatStateRecording: chatState('recording'),
      sendChatStatePaused: chatState('paused'),
    },
    WAWebSendReactionMsgAction: {
      sendReactionToMsg: (message: Message, emoji: string) =>
        connection.ask('react', { key: message.id.toWire(), emoji }),
    },
    WAWebMsgActionCapability: {
      canEditText: (message: Message) => message.id.fromMe && message.type === 'chat',
      canEditCaption: (message: Message) => message.id.fromMe && message.caption !== undefined,
      canSenderRevokeMsg: (message: Message) => message.id.fromMe,
      canAdminRevokeMsg: () => false,
    },
    WAWebSendMessageEditAction: {
      sendMessageEdit: (message: Message, body: string) =>
        connection.ask('edit', { key: message.id.toWire(), body }),
    },
  }
}
