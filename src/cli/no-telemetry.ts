// Loaded before Astro, which otherwise tells its makers of each command: a newsroom’s build goes to no other machine unasked.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
