import { partOf, type Topic } from '@comanda/shared/versions/types.js'

/** What an order's page is about: it names its customer, and the people of the shop who took its steps. */
export const orderTopics = (orderId: number): readonly Topic[] => [partOf(orderId), 'customers', 'shop']
