import type { WireNewsroom, WireOptions } from '../../../src/importers/wire-text.ts';

/** A newsroom that copy is imported into. */
export const fillerNewsroom: WireNewsroom = {
  timeZone: 'America/New_York',
  lang: 'en',
  people: [
    { id: 'mike-firn', name: 'Mike Firn' },
    { id: 'eugene-whong', name: 'Eugene Whong' },
  ],
  topics: [
    { id: 'russia', name: 'Russia' },
    { id: 'filler-city', name: 'Filler city' },
  ],
  stories: [
    { id: '2024/10/20/bridge-closed', headline: 'Bridge closed for repairs' },
    { id: '2024/10/18/city-counts-bridges', headline: 'Filler city counts its bridges: report' },
  ],
};

export const fillerOptions: WireOptions = { fileName: 'copy', topics: [], isDraft: false };
