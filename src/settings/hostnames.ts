// Apart from the settings, since the command line needs them at every start, and loading a schema takes long.

/** The hosts and servers whose rules we write. */
export const HOST_NAMES = ["netlify", "cloudflare", "github-pages", "nginx", "apache", "caddy", "s3"] as const;
