//! A real OpenID provider in the place of the simulated KaseyaOne login: discovery, PKCE, code exchange
//! and the checks of the ID token, all by the `openidconnect` crate. The world gets verified claims.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result, bail};
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
    CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreRevocableToken,
    CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenClaims, IdTokenFields, IssuerUrl,
    Nonce, OAuth2TokenResponse, PkceCodeVerifier, RedirectUrl, RequestTokenError, StandardErrorResponse,
    StandardTokenResponse, TokenResponse,
};
use spanning_mock::outside::{OutsideClaims, OutsideIssuer, Pending, Verified};

/// For one call to the provider.
const DEADLINE: Duration = Duration::from_secs(10);
/// Largest answer of the provider that is read.
const LARGEST: u64 = 1024 * 1024;

/// Claims that the scope `company` stands for. KaseyaOne's protocol is not public: the names are ours.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
struct CompanyClaims {
    company_id: Option<String>,
    company_name: Option<String>,
    role: Option<String>,
    spanning_role: Option<String>,
}

impl AdditionalClaims for CompanyClaims {}

type Fields = IdTokenFields<
    CompanyClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Relying = Client<
    CompanyClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<Fields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The provider, as this server is registered there.
pub struct Outside {
    issuer: IssuerUrl,
    client_id: String,
    secret: Option<String>,
    agent: ureq::Agent,
    /// A code can be exchanged once, so answers are handled one after the other.
    pub turn: Mutex<()>,
}

impl Outside {
    /// Over an issuer, a client id, and a secret where the client has one.
    ///
    /// # Errors
    /// When the issuer is no address.
    pub fn new(issuer: &str, client_id: &str, secret: Option<String>) -> Result<Self> {
        let issuer = IssuerUrl::new(issuer.to_owned()).with_context(|| format!("{issuer} is not an address"))?;
        // No redirects: a provider must not send this server to places of its choice.
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_global(Some(DEADLINE))
            .build();
        let client_id = client_id.to_owned();
        Ok(Self { issuer, client_id, secret, agent: config.into(), turn: Mutex::new(()) })
    }

    /// What the world has to know to send people there.
    ///
    /// # Errors
    /// When the provider cannot be found by its issuer, or does not do what the chain needs.
    pub fn found(&self) -> Result<OutsideIssuer> {
        let metadata = self.metadata().with_context(|| format!("{} is no OpenID provider", self.issuer.as_str()))?;
        if metadata.token_endpoint().is_none() {
            bail!("{} has no token endpoint", self.issuer.as_str());
        }
        Ok(OutsideIssuer {
            issuer: metadata.issuer().as_str().to_owned(),
            authorization_endpoint: metadata.authorization_endpoint().as_str().to_owned(),
            client_id: self.client_id.clone(),
        })
    }

    /// Exchanges a code and checks the token: signature by the provider's present keys, issuer, audience,
    /// times, nonce, and the access token's hash.
    pub fn exchange(&self, pending: Pending) -> Verified {
        self.claims(pending).unwrap_or_else(|failure| {
            eprintln!("the KaseyaOne login at {}: {failure:?}", self.issuer.as_str());
            match failure {
                Failure::Unreachable(_) => Verified::Unavailable,
                Failure::Rejected(why, _) => Verified::Rejected { why: why.to_owned() },
            }
        })
    }

    fn claims(&self, pending: Pending) -> Result<Verified, Failure> {
        let metadata = self.metadata().map_err(|error| Failure::Unreachable(format!("{error:#}")))?;
        let redirect = RedirectUrl::new(pending.redirect_uri).map_err(|error| rejected("redirect_uri", &error))?;
        let secret = self.secret.clone().map(ClientSecret::new);
        let client = Relying::from_provider_metadata(metadata, ClientId::new(self.client_id.clone()), secret);
        let client = client.set_redirect_uri(redirect);
        let request = client
            .exchange_code(AuthorizationCode::new(pending.code))
            .map_err(|error| rejected("token_endpoint", &error))?
            .set_pkce_verifier(PkceCodeVerifier::new(pending.verifier));
        let response = request.request(&|request| self.send(request)).map_err(|error| match error {
            RequestTokenError::Request(error) => Failure::Unreachable(error.to_string()),
            RequestTokenError::ServerResponse(answer) => rejected("invalid_grant", &answer),
            other => rejected("token_response", &other),
        })?;
        let token = response.id_token().ok_or_else(|| rejected("id_token_missing", &"no ID token came"))?;
        let verifier = client.id_token_verifier();
        let claims =
            token.claims(&verifier, &Nonce::new(pending.nonce)).map_err(|error| rejected("id_token", &error))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|error| rejected("id_token", &error))?;
            let key = token.signing_key(&verifier).map_err(|error| rejected("id_token", &error))?;
            let actual = AccessTokenHash::from_token(response.access_token(), algorithm, key)
                .map_err(|error| rejected("access_token_hash", &error))?;
            if actual != *expected {
                return Err(rejected("access_token_hash", &"the access token is not the ID token's"));
            }
        }
        read(claims)
    }

    fn metadata(&self) -> Result<CoreProviderMetadata> {
        Ok(CoreProviderMetadata::discover(&self.issuer, &|request| self.send(request))?)
    }

    fn send(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        let bytes = body.with_config().limit(LARGEST).read_to_vec()?;
        Ok(HttpResponse::from_parts(parts, bytes))
    }

    /// Waits for the turn to exchange a code and have it answered.
    pub fn wait_turn(&self) -> std::sync::MutexGuard<'_, ()> {
        self.turn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Why there are no claims.
#[derive(Debug)]
enum Failure {
    Unreachable(#[expect(dead_code, reason = "printed")] String),
    Rejected(&'static str, #[expect(dead_code, reason = "printed")] String),
}

fn rejected(why: &'static str, error: &impl ToString) -> Failure {
    Failure::Rejected(why, error.to_string())
}

/// Who came. Without a company there is nothing to link.
fn read(claims: &IdTokenClaims<CompanyClaims, CoreGenderClaim>) -> Result<Verified, Failure> {
    let more = claims.additional_claims();
    let Some(company_id) = more.company_id.clone() else {
        return Err(rejected("company_missing", &"the token names no company"));
    };
    let username = claims.preferred_username().map(|name| name.to_string());
    let username = username.or_else(|| claims.email().map(|email| email.to_string()));
    let username = username.unwrap_or_else(|| claims.subject().to_string());
    let name = claims.name().and_then(|name| name.get(None)).map_or_else(|| username.clone(), |name| name.to_string());
    Ok(Verified::Claims(OutsideClaims {
        username,
        name,
        company_name: more.company_name.clone().unwrap_or_else(|| company_id.clone()),
        company_id,
        role: more.role.clone().unwrap_or_default(),
        access: more.spanning_role.clone(),
    }))
}
