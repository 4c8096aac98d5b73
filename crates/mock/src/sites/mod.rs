//! The sites besides the console: two identity providers, four portals, one stranger. Each has its
//! own host name, so browsers treat them as different sites, as in production.

pub mod html;
pub mod kaseyaone;
pub mod microsoft;
pub mod oidc;
pub mod portals;

use spanning_api::portal::PortalKind;

use crate::http::{Request, Response};
use crate::{Input, World};

/// A site.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Site {
    /// The console with its API.
    Console,
    /// Microsoft 365 login.
    Microsoft,
    /// KaseyaOne login.
    KaseyaOne,
    /// VSA 10, which frames the console.
    Vsa10,
    /// VSA 9.
    Vsa9,
    /// UniView Portal 2.0.
    Uniview2,
    /// UniView 1.0.
    Uniview1,
    /// A host that may not frame the console.
    Stranger,
}

impl Site {
    /// Every site.
    pub const ALL: [Site; 8] = [
        Site::Console,
        Site::Microsoft,
        Site::KaseyaOne,
        Site::Vsa10,
        Site::Vsa9,
        Site::Uniview2,
        Site::Uniview1,
        Site::Stranger,
    ];

    /// The first label of its host name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Microsoft => "login-microsoft",
            Self::KaseyaOne => "kaseyaone",
            Self::Vsa10 => "vsa10",
            Self::Vsa9 => "vsa9",
            Self::Uniview2 => "uniview",
            Self::Uniview1 => "uniview1",
            Self::Stranger => "evil",
        }
    }

    /// The site of a `Host` header, whatever the port.
    pub fn of_host(host: &str) -> Option<Self> {
        let name = host.split(':').next()?;
        let label = name.strip_suffix(".localhost")?;
        Self::ALL.into_iter().find(|site| site.label() == label)
    }

    /// The portal that this site hosts.
    pub fn portal(self) -> Option<PortalKind> {
        match self {
            Self::Vsa10 => Some(PortalKind::Vsa10),
            Self::Vsa9 => Some(PortalKind::Vsa9),
            Self::Uniview2 => Some(PortalKind::Uniview2),
            Self::Uniview1 => Some(PortalKind::Uniview1),
            _ => None,
        }
    }

    /// The site that hosts a portal.
    pub fn of_portal(portal: &PortalKind) -> Option<Self> {
        Self::ALL.into_iter().find(|site| site.portal().as_ref() == Some(portal))
    }
}

/// Where the sites are.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Sites {
    /// The port of all of them.
    pub port: u16,
}

impl Sites {
    /// A site's origin, exactly as browsers write it.
    pub fn origin(&self, site: Site) -> String {
        format!("http://{}.localhost:{}", site.label(), self.port)
    }
}

/// Answers a request to a site that is not the console.
pub fn answer(world: &mut World, site: Site, request: &Request, input: &Input) -> Response {
    match site {
        Site::Console => Response::status(404),
        Site::Microsoft => microsoft::answer(world, request, input),
        Site::KaseyaOne => kaseyaone::answer(world, request, input),
        Site::Vsa10 | Site::Vsa9 | Site::Uniview2 | Site::Uniview1 | Site::Stranger => {
            portals::answer(world, site, request, input)
        }
    }
}
