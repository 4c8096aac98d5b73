// An OpenID provider that is not ours (npm `oidc-provider`), in the place of the KaseyaOne login.
// Run as a process of its own: node outside-provider.mjs <port> <redirect address>…
import { Provider } from 'oidc-provider';

const [port, ...redirects] = process.argv.slice(2);

/** People there; the name to log in with is the key, any password does. */
const people = {
  'olivia.master': { name: 'Olivia Sandoval', role: 'master', company: 'Northgate Holdings', access: 'spanning_admin' },
  'ben.billing': { name: 'Ben Akintola', role: 'billing', company: 'Northgate Holdings', access: 'spanning_admin' },
  'nora.nobody': { name: 'Nora Lindholm', role: 'master' },
};

const claims = (id) => {
  const person = people[id];
  if (!person) return { sub: id };
  const company = person.company && {
    company_id: 'co_northgate',
    company_name: person.company,
    role: person.role,
    spanning_role: person.access,
  };
  return { sub: id, name: person.name, preferred_username: `${id}@northgate.example`, ...company };
};

const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [
    {
      client_id: 'spanning-backup-m365',
      redirect_uris: redirects,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'none',
    },
  ],
  pkce: { required: () => true },
  // Everything asked for is in the ID token: that is what the console checks.
  conformIdTokenClaims: false,
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username'],
    company: ['company_id', 'company_name', 'role', 'spanning_role'],
  },
  findAccount: (_context, id) => ({ accountId: id, claims: () => claims(id) }),
  cookies: { keys: ['only for this test'] },
  features: { devInteractions: { enabled: true } },
});

provider.listen(Number(port), '127.0.0.1', () => console.log('ready'));
