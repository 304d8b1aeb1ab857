import { fold } from '../description/fold.js'
import type { Description } from '../description/types.js'

/** `open`: it isn't over in the old system. */
export type PastStatus = 'completed' | 'cancelled' | 'rejected' | 'open'

const words: Readonly<Record<string, PastStatus>> = {
  ...Object.fromEntries(
    [
      'completed',
      'complete',
      'done',
      'delivered',
      'closed',
      'paid',
      'fulfilled',
      'completado',
      'completada',
      'entregado',
      'entregada',
      'pagado',
      'finalizado',
      'concluido',
      'entregue',
      'pago',
    ].map(word => [word, 'completed']),
  ),
  ...Object.fromEntries(
    [
      'cancelled',
      'canceled',
      'refunded',
      'voided',
      'void',
      'failed',
      'cancelado',
      'cancelada',
      'anulado',
      'anulada',
      'devuelto',
    ].map(word => [word, 'cancelled']),
  ),
  ...Object.fromEntries(['rejected', 'rechazado', 'rechazada', 'recusado'].map(word => [word, 'rejected'])),
  ...Object.fromEntries(
    [
      'pending',
      'open',
      'accepted',
      'preparing',
      'ready',
      'out for delivery',
      'processing',
      'on hold',
      'draft',
      'new',
      'pendiente',
      'en preparacion',
      'en camino',
      'pendente',
    ].map(word => [word, 'open']),
  ),
}

/** @returns undefined where nobody knows the word; an order that says none is a past one, so it was completed */
export function readStatus(
  text: string,
  { statuses }: Pick<Description, 'statuses'>,
): PastStatus | undefined {
  if (text === '') return 'completed'
  const word = fold(text)
  const known = statuses?.[word] ?? words[word]
  // Shopify's column of cancellations holds when
  return known ?? (/^\d{4} \d\d/.test(word) ? 'cancelled' : undefined)
}
