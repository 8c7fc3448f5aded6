/**
 * Side in pixels of the publication’s sign as a picture. Google asks for at least 112, Apple’s home screens show up to 180;
 * 512 is sharp in both. https://developers.google.com/search/docs/appearance/structured-data/organization
 */
export const logoSize = 512;
