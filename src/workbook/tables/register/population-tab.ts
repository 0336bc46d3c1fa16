// The tab Population: how many people of each group live in the area, for the figures of equality.
import { POPULATION_GROUPS, type PopulationFields, type PopulationGroup } from '../../../domain/register/population.ts';
import { choice, must, typed } from '../../../domain/cells/column.ts';
import { table } from '../table.ts';

export const population = table<PopulationFields>({
  name: 'population',
  tab: 'Population',
  help: 'One row is how many people of a group live in the area; figures set cases beside the newest that holds.',
  prefix: 'PN',
  home: 'main',
  alsoRestricted: false,
  shown: false,
  access: false,
  columns: {
    group: must(choice<PopulationGroup>('Group', 'open', 'As the figures call it. On no paper.', POPULATION_GROUPS)),
    people: must(typed('whole', 'People', 'open', 'How many of the group live in the area. On no paper.')),
    ofPeople: must(
      typed('whole', 'Of', 'open', 'How many people of all groups. On no paper.', {
        otherNames: ['all people'],
      }),
    ),
    from: must(typed('day', 'From', 'open', 'The day of the census or the estimate. On no paper.')),
    source: must(typed('text', 'Source', 'open', 'Census 2021, TS008 sex, by local authority. On no paper.')),
  },
  computed: {},
});
