"""Templates to begin with: what teams of a shop write most, with fields that are filled for each shopper."""

STARTERS = {
    "Where the parcel is": (
        "Hello {{customer.first_name}},\n\nyour order {{order.name}} is with {{tracking.company}} under"
        " {{tracking.number}}. You can follow it here: {{tracking.url}}\n\nKind regards,"
        "\n{{staff.name}}, {{store.name}}"
    ),
    "Return: what to do": (
        "Hello {{customer.first_name}},\n\nthank you for writing about order {{order.name}}. Please tell us which item"
        " you would like to send back and why, and we will send you all you need.\n\nKind regards,\n{{staff.name}}"
    ),
    "Refund is on its way": (
        "Hello {{customer.first_name}},\n\nwe have sent the money for order {{order.name}} back the way you paid. Banks"
        " take some days to show it.\n\nKind regards,\n{{staff.name}}, {{store.name}}"
    ),
    "Sorry for a mishap": (
        "Hello {{customer.first_name}},\n\nI am sorry that something went wrong with order {{order.name}}. Could you"
        " send us a photo? We will put it right.\n\nKind regards,\n{{staff.name}}, {{store.name}}"
    ),
}
