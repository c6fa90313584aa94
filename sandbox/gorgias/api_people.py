"""`/api/customers`, `/api/users`, `/api/account`."""

from flask import Blueprint, Response, request

from sandbox.gorgias.customers import (
    by_channel,
    by_email,
    by_external_id,
    create_customer,
    find_customer,
    update_customer,
)
from sandbox.gorgias.guards import Call, answer, needs
from sandbox.gorgias.lists import listed
from sandbox.gorgias.refusals import not_found
from sandbox.gorgias.shapes import customer_shape, user_shape
from sandbox.gorgias.shapes_in import CUSTOMER

routes = Blueprint("people", __name__, url_prefix="/<account>/api")


@routes.get("/customers")
@needs("customers:read")
def list_customers(call: Call) -> Response:
    found, args = list(call.account.customers.values()), request.args
    if "email" in args:
        match = by_email(call.account, args["email"])
        found = [match] if match else []
    if "external_id" in args:
        match = by_external_id(call.account, args["external_id"])
        found = [match] if match in found and match else []
    if "channel_address" in args:
        match = by_channel(call.account, args.get("channel_type", "email"), args["channel_address"])
        found = [match] if match in found and match else []
    return listed([customer_shape(customer) for customer in found], "/api/customers")


@routes.post("/customers")
@needs("customers:write")
def add_customer(call: Call) -> Response:
    customer = create_customer(call.account, call.body(CUSTOMER, "Failed to create customer"), call.now)
    return answer(201, customer_shape(customer))


@routes.get("/customers/<int:customer_id>")
@needs("customers:read")
def show_customer(call: Call, customer_id: int) -> Response:
    return answer(200, customer_shape(find_customer(call.account, customer_id)))


@routes.put("/customers/<int:customer_id>")
@needs("customers:write")
def change_customer(call: Call, customer_id: int) -> Response:
    customer = find_customer(call.account, customer_id)
    changed = update_customer(call.account, customer, call.body(CUSTOMER, "Failed to update customer"), call.now)
    return answer(202, customer_shape(changed))


@routes.get("/users")
@needs("users:read")
def list_users(call: Call) -> Response:
    return listed([user_shape(user) for user in call.account.users.values()], "/api/users")


@routes.get("/users/<int:user_id>")
@needs("users:read")
def show_user(call: Call, user_id: int) -> Response:
    """Number 0 is whoever calls."""
    user = call.account.users.get(user_id or call.user.id)
    if user is None:
        raise not_found()
    return answer(200, user_shape(user))


@routes.get("/account")
@needs("account:read")
def show_account(call: Call) -> Response:
    owner = call.account.user_with("admin")
    body = {
        "id": call.account.id,
        "domain": call.account.name,
        "owner": user_shape(owner),
        "created_datetime": owner.created_at.isoformat(),
        "settings": [],
    }
    return answer(200, body)
