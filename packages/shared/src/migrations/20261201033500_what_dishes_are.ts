import type { Knex } from 'knex'

/** What customers ask of a dish. null everywhere: nobody has said, which isn't "none". */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table menu_items
      add column description text,
      add column ingredients text[],
      -- of the fourteen that must be declared; {}: none of them is in it
      add column allergens text[],
      -- whom it suits: "vegan", "halal", …; {}: none of these
      add column diets text[];
  `)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table menu_items drop column description, drop column ingredients, drop column allergens, drop column diets
  `)
}
