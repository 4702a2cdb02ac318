//! Groups of children as few products of facts: how a region says for whom it holds.

use crate::bits::Bits;
use crate::space::Space;
use crate::tree::Product;
use stafett_model::FactRange;
use std::collections::{BTreeMap, BTreeSet};

/// The children of some groups as products, each a list of what facts must be; a fact that may be
/// anything is left out. A product is as wide as it can be without taking in a child of another
/// group, so that two may share children. Combinations that no child of the population has may be
/// taken in.
pub fn cubes(space: &Space, groups: &BTreeSet<usize>) -> Vec<Vec<FactRange>> {
    let wide: BTreeSet<Product> = merged(space.products(groups))
        .into_iter()
        .map(|product| widened(space, groups, product))
        .collect();
    let contained = |product: &Product| {
        let mut others = wide.iter().filter(|other| *other != product);
        others.any(|other| product.iter().zip(other).all(|(a, b)| a.within(b)))
    };
    let widest = wide.iter().filter(|product| !contained(product));
    let mut parts: Vec<Vec<FactRange>> = widest.map(|product| ranges(space, product)).collect();
    parts.sort();
    parts
}

/// Joins disjoint products that differ in one fact only, until none do.
fn merged(mut products: Vec<Product>) -> Vec<Product> {
    let facts = products.first().map_or(0, Vec::len);
    loop {
        let before = products.len();
        for fact in (0..facts).rev() {
            let mut alike: BTreeMap<Product, Bits> = BTreeMap::new();
            for mut product in products {
                let cells = std::mem::take(&mut product[fact]);
                let known = alike.entry(product).or_default();
                *known = &*known | &cells;
            }
            let joined = alike.into_iter().map(|(mut product, cells)| {
                product[fact] = cells;
                product
            });
            products = joined.collect();
        }
        if products.len() == before {
            return products;
        }
    }
}

/// Lets a fact be anything where that takes in no child that is not meant.
fn widened(space: &Space, groups: &BTreeSet<usize>, mut product: Product) -> Product {
    for fact in 0..product.len() {
        let tight = std::mem::replace(&mut product[fact], space.whole(fact));
        if tight != product[fact] && space.has_others(&product, groups) {
            product[fact] = tight;
        }
    }
    product
}

/// What each fact must be, but for those that may be anything.
fn ranges(space: &Space, product: &Product) -> Vec<FactRange> {
    (0..product.len())
        .filter(|fact| product[*fact] != space.whole(*fact))
        .map(|fact| space.range(fact, &product[fact]))
        .collect()
}
