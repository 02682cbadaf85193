// Every right there is. Roles hold rights (policy data); endpoints ask for one.

export const rights = [
  'communities.read',
  'communities.write',
  'communities.import',
  'communities.export',
  'owners.read',
  'owners.reveal',
  'eligibility.judge',
  'plans.read',
  'plans.write',
  'plans.export',
  'map.read',
  'map.outlines',
  'organisations.read',
  'organisations.write',
  'legal-persons.read',
  'legal-persons.write',
  'legal-persons.import',
  'legal-persons.export',
  'legal-persons.contacts',
  'people.read',
  'people.write',
  'people.rights',
  'journal.read',
  'journal.verify',
  'jobs.read',
  'jobs.cancel',
  'policy.read',
  'system.settings',
] as const

/** One right, as roles hold it and endpoints ask for it. */
export type Right = (typeof rights)[number]
