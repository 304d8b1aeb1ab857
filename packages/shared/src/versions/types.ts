/** What a business's pages are about: orders with their events and customers, the menu, or terms and people. */
export const topics = ['orders', 'menu', 'shop'] as const
export type Topic = (typeof topics)[number]

/** How far a business has come in each topic. As text: it is compared for being the same, and outgrows a double. */
export type Versions = Readonly<Record<Topic, string>>
