use proptest::prelude::*;

use super::*;

#[test]
fn what_is_typed_is_brought_into_one_form() {
    let long = format!("{}.example", "a".repeat(63));
    for (typed, domain) in [
        ("contoso.com", "contoso.com"),
        ("  Contoso.COM  ", "contoso.com"),
        ("contoso.com.", "contoso.com"),
        ("\tCONTOSO.ONMICROSOFT.COM\n", "contoso.onmicrosoft.com"),
        ("\u{200b}contoso.com\u{feff}", "contoso.com"),
        ("xn--bcherstube-kranich-m6b.example", "xn--bcherstube-kranich-m6b.example"),
        ("Bücherstube-KRANICH.example", "bücherstube-kranich.example"),
        ("青葉。example", "青葉.example"),
        ("sub.mail.contoso.co.uk", "sub.mail.contoso.co.uk"),
        ("3rivers.example", "3rivers.example"),
        (long.as_str(), long.as_str()),
    ] {
        assert_eq!(read(typed).as_deref(), Ok(domain), "{typed:?}");
    }
}

#[test]
fn what_is_no_domain_is_refused_with_what_was_meant() {
    let contoso = Some("contoso.com");
    for (typed, why, proposal) in [
        ("", Why::Empty, None),
        (" \u{200b} ", Why::Empty, None),
        (".", Why::Empty, None),
        ("https://contoso.com", Why::Scheme, contoso),
        ("HTTPS://Contoso.com:8443/sign/in?x=1#y", Why::Scheme, contoso),
        ("https://admin@contoso.com/", Why::Scheme, contoso),
        ("https://", Why::Scheme, None),
        ("contoso.com/path", Why::Path, contoso),
        ("contoso.com/", Why::Path, contoso),
        ("contoso.com?tenant=1", Why::Path, contoso),
        ("//contoso.com/x", Why::Path, contoso),
        ("\\\\contoso.com\\share", Why::Path, contoso),
        ("contoso.com:443", Why::Port, contoso),
        ("maya@contoso.com", Why::At, contoso),
        ("Maya <maya@Contoso.com>", Why::At, contoso),
        ("mailto:maya@contoso.com?subject=x", Why::At, contoso),
        ("@contoso", Why::At, None),
        ("contoso .com", Why::Spaces, contoso),
        ("the contoso.com tenant", Why::Spaces, contoso),
        ("contoso.com fabrikam.com", Why::Spaces, None),
        ("contoso\u{200b}.com", Why::Spaces, contoso),
        ("*.contoso.com", Why::Wildcard, contoso),
        ("contoso", Why::NoDot, None),
        ("contoso..com", Why::EmptyLabel, None),
        (".contoso.com", Why::EmptyLabel, None),
        ("contoso.com..", Why::EmptyLabel, None),
        ("-contoso.com", Why::Hyphen, None),
        ("contoso-.com", Why::Hyphen, None),
        ("con_toso.com", Why::Character('_'), None),
        ("<script>.com", Why::Character('<'), None),
        ("contoso,com", Why::Character(','), None),
        ("192.168.0.1", Why::IpAddress, None),
        ("[2001:db8::1]", Why::Character('['), None),
        ("onmicrosoft.com", Why::OnlyOnmicrosoft, None),
    ] {
        let refusal = read(typed).unwrap_err();
        assert_eq!((refusal.why, refusal.proposal.as_deref()), (why, proposal), "{typed:?}");
        assert_eq!(refusal.to_string().contains("Did you mean"), proposal.is_some());
    }
    for long in ["a".repeat(64) + ".example", "a.".repeat(130) + "example", "a".repeat(3_000)] {
        assert_eq!(read(&long).unwrap_err().why, Why::TooLong);
    }
}

proptest! {
    #[test]
    fn a_domain_that_was_read_is_read_the_same_again(text in "\\PC{0,60}") {
        if let Ok(domain) = read(&text) {
            prop_assert_eq!(read(&domain), Ok(domain));
        }
    }

    #[test]
    fn a_proposal_is_a_domain(text in "(https?://|//|[a-z]{1,4}@)?[a-zA-Z0-9.@:/ *\\-]{0,40}") {
        if let Err(Refusal { proposal: Some(proposal), .. }) = read(&text) {
            prop_assert_eq!(read(&proposal), Ok(proposal));
        }
    }

    #[test]
    fn case_blanks_and_the_last_dot_make_no_other_domain(domain in "[a-z0-9]{1,9}(-[a-z0-9]{1,5})?\\.[a-z]{2,9}") {
        let typed = format!("  {}. ", domain.to_uppercase());
        prop_assert_eq!(read(&typed), Ok(domain));
    }
}
