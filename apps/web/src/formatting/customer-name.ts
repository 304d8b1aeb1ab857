export const customerName = (name: string | undefined): string => name?.trim() || 'No name'
