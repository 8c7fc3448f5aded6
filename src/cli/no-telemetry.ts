// Loaded before Astro, which otherwise tells its makers of each command, and asks now and then whether there is a newer one: a
// newsroom’s builds and its editing server go to no other machine unasked.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
process.env['ASTRO_DISABLE_UPDATE_CHECK'] = 'true';
