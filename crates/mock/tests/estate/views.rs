use serde_json::{Value, json};
use spanning_api::endpoint::Op;
use spanning_api::problem::Code;
use spanning_api::view::Views;

use crate::bench::*;

fn create(bench: &mut Bench, name: &str, query: &str, default: bool) -> Views {
    bench.change(Op::CreateView, &[], json!({ "name": name, "query": query, "isDefault": default }))
}

#[test]
fn views_are_saved_changed_and_deleted_by_name() {
    let mut bench = Bench::new(MONITOR);
    assert!(bench.get::<Views>(Op::ListViews, &[], "").items.is_empty());
    create(&mut bench, " Low  seats ", "filter=seats+%3C+50&columns=name%2Cseats.120", false);
    let views = create(&mut bench, "Failed", "status=failed&sort=-lastBackup", true);
    let names: Vec<_> = views.items.iter().map(|view| (view.name.as_str(), view.is_default)).collect();
    assert_eq!(names, [("Failed", true), ("Low seats", false)]);
    assert_eq!(views.items[1].query, "filter=seats+%3C+50&columns=name%2Cseats.120");

    let id = views.items[1].id.as_str();
    let body = json!({ "name": "Lowest seats", "query": "sort=seats", "isDefault": true });
    let views: Views = bench.change(Op::ChangeView, &[id], body);
    let names: Vec<_> = views.items.iter().map(|view| (view.name.as_str(), view.is_default)).collect();
    assert_eq!(names, [("Failed", false), ("Lowest seats", true)], "one default at most");

    let views: Views = bench.change(Op::DeleteView, &[id], Value::Null);
    assert_eq!(views.items.len(), 1);
    assert_eq!(bench.code(Op::DeleteView, &[id], Value::Null), Code::NotFound);
}

#[test]
fn everybody_has_their_own() {
    let mut bench = Bench::new(MONITOR);
    let id = create(&mut bench, "Mine", "", false).items[0].id.clone();
    bench.sign_in(SUPERUSER);
    assert!(bench.get::<Views>(Op::ListViews, &[], "").items.is_empty());
    let body = json!({ "name": "Yours", "query": "" });
    assert_eq!(bench.code(Op::ChangeView, &[id.as_str()], body), Code::NotFound);
    bench.sign_in(MONITOR);
    assert_eq!(bench.get::<Views>(Op::ListViews, &[], "").items[0].name, "Mine");
}

#[test]
fn what_is_no_view_is_refused() {
    let mut bench = Bench::new(MONITOR);
    create(&mut bench, "Müller", "", false);
    for (name, query, field) in [
        ("  ", "", "name"),
        ("muller", "", "name"),
        ("a\u{7}b", "", "name"),
        ("new", "colour=red", "query"),
        ("new", "offset=50", "query"),
        ("new", "filter=seats", "query"),
        ("new", "columns=seats", "query"),
    ] {
        let problem = bench.refused(Op::CreateView, &[], "", json!({ "name": name, "query": query }));
        assert_eq!((problem.code, problem.fields[0].field.as_str()), (Code::InvalidFields, field), "{name} {query}");
    }
    for number in 1..50 {
        create(&mut bench, &format!("view {number}"), "", false);
    }
    let full = bench.refused(Op::CreateView, &[], "", json!({ "name": "one more", "query": "" }));
    assert_eq!(full.code, Code::InvalidFields);
}
