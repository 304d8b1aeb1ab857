import type { CompiledMenu } from '@comanda/order-language/compile-menu.js'
import { readLanguage } from '@comanda/order-language/read-language.js'
import type { InboxMessage } from '@comanda/shared/inbox/types.js'

/**
 * The language that the customer is answered in from this message on. One strange word switches nobody; where nothing is
 * known yet, one is enough.
 * @param before as "es"; undefined where nothing is known of it
 */
export function customersLanguage(
  menu: CompiledMenu | undefined,
  { kind, type, body }: Pick<InboxMessage, 'kind' | 'type' | 'body'>,
  before: string | undefined,
): string | undefined {
  if (menu === undefined || (kind !== 'message' && kind !== 'edit') || type !== 'chat') return before
  const said = readLanguage(menu, body)
  if (said === undefined) return before
  return before === undefined || said.sureness === 2 ? said.code : before
}
