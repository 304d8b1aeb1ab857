import type { Description } from './types.js'

/** Shopify admin: Products, Customers, Orders → Export (CSV). */
export const shopifyMenu: Description = {
  name: 'shopify-menu',
  title: 'Shopify: products',
  kind: 'menu',
  recognise: ['Handle', 'Title', 'Variant Price'],
  fields: {
    name: ['Title'],
    parent: ['Handle'],
    category: ['Type', 'Product Category', 'Custom Product Type'],
    size: ['Option1 Value'],
    price: ['Variant Price'],
    description: ['Body (HTML)'],
    number: ['Variant SKU'],
  },
  sizeColumns: [],
  decimalMark: '.',
}

export const shopifyCustomers: Description = {
  name: 'shopify-customers',
  title: 'Shopify: customers',
  kind: 'customers',
  recognise: ['First Name', 'Accepts Email Marketing'],
  fields: {
    name: [['First Name', 'Last Name'], 'Default Address Company', 'Company'],
    phone: ['Phone', 'Default Address Phone'],
    email: ['Email'],
    address: [
      ['Default Address Address1', 'Default Address Address2', 'Default Address City'],
      ['Address1', 'Address2', 'City'],
    ],
  },
}

export const shopifyOrders: Description = {
  name: 'shopify-orders',
  title: 'Shopify: orders',
  kind: 'orders',
  recognise: ['Financial Status', 'Lineitem name', 'Lineitem quantity'],
  fields: {
    reference: ['Name'],
    placedAt: ['Created at'],
    status: ['Cancelled at', 'Fulfillment Status', 'Financial Status'],
    total: ['Total'],
    fee: ['Shipping'],
    currency: ['Currency'],
    customerName: ['Shipping Name', 'Billing Name'],
    phone: ['Phone', 'Shipping Phone', 'Billing Phone'],
    email: ['Email'],
    address: [['Shipping Address1', 'Shipping Address2', 'Shipping City']],
    note: ['Notes'],
    item: ['Lineitem name'],
    quantity: ['Lineitem quantity'],
    unitPrice: ['Lineitem price'],
  },
  decimalMark: '.',
  statuses: {
    fulfilled: 'completed',
    restocked: 'cancelled',
    refunded: 'cancelled',
    voided: 'cancelled',
    unfulfilled: 'open',
    partial: 'open',
    pending: 'open',
    paid: 'completed',
  },
}
