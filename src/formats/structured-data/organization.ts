import type { NewsMediaOrganizationLeaf } from 'schema-dts';
import { logoSize } from '../../domain/logo.ts';
import type { PolicyKind, Site } from '../../domain/site.ts';
import { absoluteUrl, frontPath, logoPath, standingPagePath } from '../../urls.ts';
import { organizationId } from './node-ids.ts';

/** The property of each policy. https://schema.org/NewsMediaOrganization */
const policyProperties = {
  principles: 'publishingPrinciples',
  corrections: 'correctionsPolicy',
  ethics: 'ethicsPolicy',
  diversity: 'diversityPolicy',
  factChecking: 'verificationFactCheckingPolicy',
  feedback: 'actionableFeedbackPolicy',
  masthead: 'masthead',
  mission: 'missionCoveragePrioritiesPolicy',
  noBylines: 'noBylinesPolicy',
  ownership: 'ownershipFundingInfo',
  unnamedSources: 'unnamedSourcesPolicy',
} as const satisfies Readonly<Record<PolicyKind, keyof NewsMediaOrganizationLeaf>>;

/** The publication in brief: what every page needs, so that its story has a publisher with a name and a logo. */
export function toPublisher(site: Site): NewsMediaOrganizationLeaf {
  return {
    '@type': 'NewsMediaOrganization',
    '@id': organizationId(site),
    name: site.name,
    url: absoluteUrl(frontPath, site),
    logo: {
      '@type': 'ImageObject',
      url: absoluteUrl(logoPath, site),
      width: `${logoSize}`,
      height: `${logoSize}`,
    },
  };
}

/**
 * All that the publication says of itself. A policy is there if it has a page.
 * https://schema.org/NewsMediaOrganization https://developers.google.com/search/docs/appearance/structured-data/organization
 */
export function toOrganization(site: Site): NewsMediaOrganizationLeaf {
  const policies: Partial<Record<(typeof policyProperties)[PolicyKind], string>> = Object.fromEntries(
    Object.entries(site.policies).map(([kind, page]) => [
      policyProperties[kind as PolicyKind],
      absoluteUrl(standingPagePath(page), site),
    ]),
  );
  return {
    ...toPublisher(site),
    slogan: site.tagline,
    description: site.description,
    ...(site.email !== undefined && { email: site.email }),
    ...(site.accounts.length > 0 && { sameAs: site.accounts }),
    ...policies,
  };
}
