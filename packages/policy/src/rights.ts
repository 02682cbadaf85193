// Every right that can be given: what a person may do. Roles, which are lists of rights, are data of the policy.

/** The rights, subject by subject; the first word is the subject. */
export const rights = [
  'communities.read', 'communities.write', 'communities.import', 'communities.export',
  'owners.read', 'owners.reveal',
  'eligibility.judge',
  'plans.read', 'plans.write', 'plans.export',
  'map.read', 'map.outlines',
  'organisations.read', 'organisations.write',
  'legal-persons.read', 'legal-persons.write', 'legal-persons.import', 'legal-persons.export', 'legal-persons.contacts',
  'people.read', 'people.write', 'people.rights',
  'journal.read', 'journal.verify',
  'jobs.read', 'jobs.cancel',
  'policy.read',
  'system.settings',
] as const

/** One right. */
export type Right = (typeof rights)[number]
