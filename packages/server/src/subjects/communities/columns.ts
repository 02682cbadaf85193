// The register's columns with the choices of today's policy.
import type { Column, Option } from '@huanju/engines/tables'
import { communityColumns } from '@huanju/domain/communities'
import { catalogueOf, type CatalogueName, type PolicyPack } from '@huanju/policy'

/** The columns as the pack of a day fills them. */
export function columnsOf(pack: PolicyPack): Column[] {
  return communityColumns({
    evidenceKinds: optionsOf(pack, 'evidence-kinds'),
    landKinds: optionsOf(pack, 'land-kinds', landSynonyms),
    propertyModes: optionsOf(pack, 'property-modes'),
    conditionAspects: optionsOf(pack, 'condition-aspects'),
  })
}

const landSynonyms: Record<string, readonly string[]> = {
  'state-owned': ['国有', '国有土地', '国有出让', '国有划拨'],
  collective: ['集体', '集体土地'],
  mixed: ['混合', '国有和集体'],
}

function optionsOf(
  pack: PolicyPack,
  name: CatalogueName,
  synonyms: Record<string, readonly string[]> = {},
): Option[] {
  return Object.entries(catalogueOf(pack, name)).map(([id, { title }]) => ({
    id,
    title,
    synonyms: synonyms[id] ?? [],
  }))
}
